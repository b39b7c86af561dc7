using System.ComponentModel;

namespace Lethe.Calibration.Maps;

public sealed record IsotonicOptions
{
    [Description("one-versus-rest: a curve for each class. order-keeping: one curve for all (IRM), so that predicted classes stay as they are.")]
    public IsotonicForm Form { get; init; } = IsotonicForm.OneVersusRest;
}
