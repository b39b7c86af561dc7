using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Unlearning.LabelAgnostic;

public sealed record LafRepairOptions : LafOptions
{
    [Range(0, 1), Description("The share of the retain set whose labels the repair uses, drawn at random.")]
    public double RepairFraction { get; init; } = 0.1;

    [Range(0, 10_000), Description("How often the repair sees these records. Not published: an assumption.")]
    public int RepairEpochs { get; init; } = 1;

    [Range(0, 100), Description("Learning rate of the repair. Not published: an assumption.")]
    public double RepairRate { get; init; } = 1e-4;
}
