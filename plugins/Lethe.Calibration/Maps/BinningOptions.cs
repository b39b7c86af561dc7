using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps;

public sealed record BinningOptions
{
    [Range(2, 1000), Description("Binnings with 2, 3, ... and at most so many bins take part.")]
    public int MostBins { get; init; } = 15;
}
