using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.spline", "Spline calibration", Summary = "Corrects the confidence alone, without bins: by the slope of a smooth curve through "
    + "what was right too often or too rarely so far, in order of confidence. What the predicted class gains the others lose in proportion.",
    Paper = "Gupta et al., Calibration of Neural Networks using Splines, ICLR 2021")]
public sealed class SplineCalibration(SplineOptions options) : Recalibrator
{
    private protected override string? Refusal(LabelledLogits rows) => rows.Count >= 2 * options.Knots ? null
        : $"fits {options.Knots} knots to each half of the records too, which takes {2 * options.Knots} of them; there are {rows.Count}. Set fewer knots.";

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var top = Predictions.Of(rows, true, job.Cancellation);
        var sums = new double[rows.Count];
        var (confidences, places, done, sum) = (new List<double>(), new List<double>(), 0, 0.0);
        foreach (var tie in SortedPredictions.Of(top.Confidence, top.Correct).Ties)
        {
            // Records of one confidence are right in equal shares, and stand in the middle of their places.
            for (var i = 0; i < tie.Count; i++) sums[done + i] = (sum - tie.Excess * (i + 1) / tie.Count) / rows.Count;
            confidences.Add(tie.Confidence);
            places.Add((done + (tie.Count - 1) / 2.0) / (rows.Count - 1));
            done += tie.Count;
            sum -= tie.Excess;
        }
        return new Learned(
            new Dictionary<string, Tensor>
            {
                ["confidences"] = tensor(confidences.ToArray()),
                ["places"] = tensor(places.ToArray()),
                ["values"] = tensor(NaturalSpline.Fit(sums, options.Knots).Values.ToArray()),
            }, []);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var (confidences, values) = (state.Vector("confidences"), state.Vector("values"));
        var places = state.Vector("places", confidences.Length);
        if (confidences.Length == 0 || !confidences.SequenceEqual(confidences.Distinct().Order()) || values.Length < 2)
            throw state.Bad("holds no ascending confidences with two or more values of a spline");
        var spline = new NaturalSpline(values);
        return logits => RowWise.Apply(logits, (probabilities, mapped) =>
        {
            var top = 0;
            for (var k = 1; k < mapped.Length; k++)
                if (probabilities[k] > probabilities[top]) top = k;
            var confidence = Math.Min(probabilities[top], 1);
            var corrected = Math.Clamp(confidence + spline.Slope(Interpolation.At(confidences, places, confidence)), 0, 1);
            // Summed and not 1 less the confidence, of which little is left where the model is sure.
            var rest = 0.0;
            for (var k = 0; k < mapped.Length; k++) rest += k == top ? 0 : probabilities[k];
            for (var k = 0; k < mapped.Length; k++)
                mapped[k] = k == top ? corrected : rest > 0 ? probabilities[k] / rest * (1 - corrected) : (1 - corrected) / (mapped.Length - 1);
        });
    }
}
