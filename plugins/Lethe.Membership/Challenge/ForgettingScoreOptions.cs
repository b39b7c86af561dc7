using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.Challenge;

public sealed record ForgettingScoreOptions : IUsesOracles
{
    [Range(8, 1024), Description("Unlearnings of the original, and oracles. The challenge took 512; with fewer, small differences stay unseen.")]
    public int Models { get; init; } = 64;

    [Range(10, 1_000_000), Description("Records of the forget set that are scored, drawn at random where there are more.")]
    public int Records { get; init; } = 500;

    int IUsesOracles.Oracles => Models;
}
