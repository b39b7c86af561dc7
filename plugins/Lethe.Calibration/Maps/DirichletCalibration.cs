using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.dirichlet", "Dirichlet calibration", Summary = "A linear layer on the logarithms of the probabilities, with weights "
    + "off the diagonal and shifts held back (ODIR).",
    Paper = "Kull et al., Beyond temperature scaling: Obtaining well-calibrated multiclass probabilities with Dirichlet calibration, NeurIPS 2019")]
public sealed class DirichletCalibration(DirichletOptions options) : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var logs = rows with { Logits = rows.Logits.log_softmax(1) };
        return AffineFit.Of(logs, new AffineLoss(logs, isDiagonal: false, options.Lambda, options.Mu), options.Steps, job, Id);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var map = AffineFit.Read(state, isDiagonal: false);
        return logits => map(logits.log_softmax(1));
    }
}
