using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps;

public sealed record HistogramOptions
{
    [Range(1, 10_000), Description("Bins of equal width for the probability of each class.")]
    public int Bins { get; init; } = 15;
}
