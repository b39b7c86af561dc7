using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.bbq", "Bayesian binning into quantiles", Summary = "For each class against the rest the mean of many histograms with bins "
    + "of equal mass, each trusted as far as it explains the labels; then each row is divided by its sum.",
    Paper = "Naeini, Cooper and Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015")]
public sealed class BayesianBinningIntoQuantiles(BinningOptions options) : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job) => ClassCurves.Learn(rows, (ofClass, isTrue) =>
    {
        var fit = BayesianBinning.Of(SortedPredictions.TakingOver(ofClass, isTrue), options.MostBins);
        return [.. fit.Edges, .. fit.Rates];
    }, job.Cancellation);

    private protected override Func<Tensor, Tensor> Read(MapState state) => ClassCurves.Read(state, Staircase);

    // Edges, then the rates, of which there is one more.
    private static Func<double, double>? Staircase(double[] numbers)
    {
        var (edges, rates) = (numbers[..((numbers.Length - 1) / 2)], numbers[((numbers.Length - 1) / 2)..]);
        var isOne = rates.Length == edges.Length + 1 && rates.All(rate => rate is >= 0 and <= 1) && edges.SequenceEqual(edges.Distinct().Order());
        return isOne ? new BayesianBinning(edges, rates).At : null;
    }
}
