using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps;

public record SearchOptions
{
    [Range(1, 1_000_000), Description("Most steps of the search for the least loss. It ends earlier once no slope is above 1e-9; "
        + "if it does not get there, the result says so.")]
    public int Steps { get; init; } = 1000;
}
