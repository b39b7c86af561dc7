using System.ComponentModel;

namespace Lethe.Calibration.Tests.Support;

internal sealed record StrangersOptions
{
    [Description("The inputs, row by row.")]
    public IReadOnlyList<double> Values { get; init; } = [];

    [Description("How many a record has.")]
    public int Width { get; init; } = 2;

    [Description("They are a training split.")]
    public bool AsTraining { get; init; }
}
