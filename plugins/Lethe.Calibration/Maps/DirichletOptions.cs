using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps;

public sealed record DirichletOptions : SearchOptions
{
    [Range(0, 1e9), Description("How much the mean square of the weights off the diagonal counts beside the loss. 0: nothing holds them.")]
    public double Lambda { get; init; } = 1;

    [Range(0, 1e9), Description("How much the mean square of the shifts counts beside the loss. 0: nothing holds them.")]
    public double Mu { get; init; } = 1;
}
