using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration;

public sealed record CalibrationOptions
{
    [Range(1, 10_000), Description("More numbers of bins for the expected calibration error, beside the usual 15; each is a slice.")]
    public IReadOnlyList<int> Bins { get; init; } = [];

    [Description("Recalibrators to try: each is fitted on records that it is not scored on, and shows what the model could "
        + "reach without being trained again. The validation split serves for the fit; without one, a random half of the test split. "
        + "An empty list: none.")]
    public IReadOnlyList<PluginReference> Recalibrate { get; init; } = ["recal.temperature"];

    [Description("What the model's outputs are. probabilities: for models that end in a softmax.")]
    public OutputKind Outputs { get; init; } = OutputKind.Logits;

    /// <summary>Whether a probability of 0 may be the rounding of something greater.</summary>
    internal bool AreRounded(Subject subject) => Outputs == OutputKind.Probabilities || subject.IsRounded;

    [Description("Also the smooth and the kernel error as other tools compute them, to compare with figures that they gave; each is a slice.")]
    public bool AsOthers { get; init; }

    [Range(100, 100_000), Description("Resamples behind each interval.")]
    public int Draws { get; init; } = ExpectedCalibrationError.DefaultDraws;
}
