using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.Klom;

public sealed record KlomOptions : IUsesOracles, IUsesShadows
{
    [Range(4, 1000), Description("Models on each side: so many oracles, and so many originals that are unlearned anew. With fewer than 50 the numbers are mostly noise floor; the reference takes 100.")]
    public int Models { get; init; } = 100;

    [Range(10, 1_000_000), Description("Records of a part that are looked at, drawn at random where it has more.")]
    public int Records { get; init; } = 2000;

    [Range(19, 100_000), Description("Deals of the models behind the p-value.")]
    public int Relabellings { get; init; } = 200;

    int IUsesOracles.Oracles => Models;

    int IUsesShadows.Shadows => Models;

    double IUsesShadows.ShadowFraction => 1;
}
