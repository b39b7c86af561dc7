using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Robustness;

public sealed record PgdOptions
{
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true), Length(1, 100)]
    [Description("How far each number of an input may be moved, in the data's own units; pixels go from 0 to 1. The default is about 2/255 and 8/255.")]
    public IReadOnlyList<double> Epsilons { get; init; } = [0.00784, 0.03137];

    [Range(1, 1_000_000), Description("Test records to attack, drawn at random by the request's seed; all, where there are fewer.")]
    public int Records { get; init; } = 1000;

    [Range(1, 10_000), Description("Steps of each restart.")]
    public int Steps { get; init; } = 50;

    [Range(0.0, 2.0, MinimumIsExclusive = true), Description("Length of a step as a share of epsilon; null: 2.5 divided by the number of steps.")]
    public double? StepSize { get; init; }

    [Range(1, 1000), Description("Random starts for each record that still holds.")]
    public int Restarts { get; init; } = 5;

    [Length(1, 2), Description("What the attack climbs; the restarts take them in turns.")]
    public IReadOnlyList<AttackLoss> Losses { get; init; } = [AttackLoss.CrossEntropy, AttackLoss.Margin];

    [Range(1, 65_536), Description("Records attacked at once.")]
    public int BatchSize { get; init; } = 256;

    [Range(0, 64), Description("Attacked images to show; 0 for data that nobody should see.")]
    public int Images { get; init; } = 4;
}
