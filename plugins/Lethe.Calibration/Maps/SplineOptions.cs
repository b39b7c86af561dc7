using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps;

public sealed record SplineOptions
{
    [Range(2, 100), Description("Knots of the spline, at equal shares of the records.")]
    public int Knots { get; init; } = 6;
}
