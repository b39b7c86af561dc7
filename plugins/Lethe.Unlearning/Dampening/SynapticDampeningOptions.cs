using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Unlearning.Dampening;

public sealed record SynapticDampeningOptions
{
    [Range(0, 1e6), Description("How many times as important to the forget set as to all data a weight must be to be dampened. What matters most: 10 suits ResNets, transformers 5 to 25.")]
    public double Alpha { get; init; } = 10;

    [Range(0, 1e6), Description("How far it is dampened: by this times the ratio of the importances. 0 sets it to zero.")]
    public double Lambda { get; init; } = 1;

    [Range(1, 65_536), Description("Records whose gradients are added up before they are squared: another number gives other importances.")]
    public int BatchSize { get; init; } = 128;
}
