using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.matrix", "Matrix scaling", Summary = "A linear layer on the logits. It has more numbers than most held-out records "
    + "can teach: with many classes it learns them by heart and is worse than a temperature; recal.dirichlet holds it back.",
    Paper = "Guo et al., On Calibration of Modern Neural Networks, ICML 2017")]
public sealed class MatrixScaling(SearchOptions options) : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job) =>
        AffineFit.Of(rows, new AffineLoss(rows, isDiagonal: false), options.Steps, job, Id);

    private protected override Func<Tensor, Tensor> Read(MapState state) => AffineFit.Read(state, isDiagonal: false);
}
