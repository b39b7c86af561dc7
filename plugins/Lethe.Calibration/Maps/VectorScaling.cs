using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.vector", "Vector scaling", Summary = "A factor and a shift for each class's logit. Beside the confidence it mends "
    + "classes that are claimed too often, and may change which one is predicted. It is another map on logits than on logarithms of probabilities.",
    Paper = "Guo et al., On Calibration of Modern Neural Networks, ICML 2017")]
public sealed class VectorScaling(SearchOptions options) : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job) =>
        AffineFit.Of(rows, new AffineLoss(rows, isDiagonal: true), options.Steps, job, Id);

    private protected override Func<Tensor, Tensor> Read(MapState state) => AffineFit.Read(state, isDiagonal: true);
}
