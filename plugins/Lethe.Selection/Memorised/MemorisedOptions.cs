using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Selection.Memorised;

public sealed record MemorisedOptions : AmountOptions, IUsesShadows
{
    [Description("Which end is to be forgotten. most: what is known only by having been seen. least: what is known, or not, without it.")]
    public MemorisedOrder Order { get; init; } = MemorisedOrder.Most;

    [Range(2, 100_000), Description("Models trained on random shares of the records. A score's error falls with the root of their number.")]
    public int Shadows { get; init; } = 32;

    [Range(0.01, 0.99), Description("The share of the training records that each sees. Near one half both groups are as large as can be.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;
}
