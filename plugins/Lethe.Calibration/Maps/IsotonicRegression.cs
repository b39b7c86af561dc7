using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.isotonic", "Isotonic regression", Summary = "The curve that fits best among all that never fall: one for each class, "
    + "or one for all that keeps predicted classes as they are. With few records it may call possible things impossible.",
    Paper = "Zadrozny and Elkan, Transforming classifier scores into accurate multiclass probability estimates, KDD 2002; "
        + "Zhang, Kailkhura and Han, Mix-n-Match: Ensemble and Compositional Methods for Uncertainty Calibration in Deep Learning, ICML 2020")]
public sealed class IsotonicRegression(IsotonicOptions options) : Recalibrator
{
    /// <summary>Of the original probability that is added: what a level piece makes equal keeps its order.</summary>
    private const double Share = 1e-9;

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job) => options.Form == IsotonicForm.OneVersusRest
        ? ClassCurves.Learn(rows, (ofClass, isTrue) => Numbers(SortedPredictions.TakingOver(ofClass, isTrue)), job.Cancellation)
        : ClassCurves.One(Numbers(AllPairs(rows, job.Cancellation)));

    private protected override Func<Tensor, Tensor> Read(MapState state) => ClassCurves.Read(state, Curve, Share);

    private static SortedPredictions AllPairs(LabelledLogits rows, CancellationToken cancellation)
    {
        using var columns = new ClassColumns(rows);
        var (all, isTrue) = (new double[rows.Count * rows.Classes], new bool[rows.Count * rows.Classes]);
        for (var k = 0; k < rows.Classes; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            columns.Fill(k, all.AsSpan(k * rows.Count, rows.Count), isTrue.AsSpan(k * rows.Count, rows.Count));
        }
        return SortedPredictions.TakingOver(all, isTrue);
    }

    // Knots, then as many values.
    private static double[] Numbers(SortedPredictions predictions)
    {
        var fit = IsotonicFit.Of(predictions);
        return [.. fit.Knots, .. fit.Values];
    }

    private static Func<double, double>? Curve(double[] numbers)
    {
        var (knots, values) = (numbers[..(numbers.Length / 2)], numbers[(numbers.Length / 2)..]);
        var isOne = knots.Length == values.Length && values.All(value => value is >= 0 and <= 1) && Steps(values).All(step => step >= 0) && Steps(knots).All(step => step > 0);
        return isOne ? new IsotonicFit(knots, values).At : null;
    }

    private static IEnumerable<double> Steps(double[] values) => values.Skip(1).Zip(values, (next, before) => next - before);
}
