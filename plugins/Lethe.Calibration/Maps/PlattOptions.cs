using System.ComponentModel;

namespace Lethe.Calibration.Maps;

public sealed record PlattOptions
{
    [Description("Fit to what so few records allow one to say, (n+1)/(n+2) and 1/(n+2), and not to 1 and 0: scores that tell the classes apart then make no step.")]
    public bool Smooth { get; init; } = true;
}
