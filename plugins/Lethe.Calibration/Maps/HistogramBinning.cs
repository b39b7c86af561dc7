using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.histogram", "Histogram binning", Summary = "For each class against the rest: the probability is how often it came true "
    + "in its bin; then each row is divided by its sum. It may call possible things impossible.",
    Paper = "Zadrozny and Elkan, Obtaining calibrated probability estimates from decision trees and naive Bayesian classifiers, ICML 2001")]
public sealed class HistogramBinning(HistogramOptions options) : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job) => ClassCurves.Learn(
        rows, (ofClass, isTrue) => [.. HistogramFit.Of(ofClass, isTrue, options.Bins).Rates], job.Cancellation);

    private protected override Func<Tensor, Tensor> Read(MapState state) =>
        ClassCurves.Read(state, rates => rates.All(rate => rate is >= 0 and <= 1) ? new HistogramFit(rates).At : null);
}
