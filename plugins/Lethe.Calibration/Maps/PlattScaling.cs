using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.platt", "Platt scaling", Summary = "For two classes: a logistic curve of the difference of their logits.",
    Paper = "Platt, Probabilistic Outputs for Support Vector Machines, Advances in Large Margin Classifiers 1999")]
public sealed class PlattScaling(PlattOptions options) : Recalibrator
{
    private protected override string? Refusal(LabelledLogits rows) => rows.Classes == 2 ? null
        : $"is for two classes, and these logits have {rows.Classes}. recal.temperature and recal.beta take as many as there are.";

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var logits = rows.Numbers();
        var scores = new double[rows.Count];
        for (var i = 0; i < scores.Length; i++) scores[i] = logits[2 * i + 1] - logits[2 * i];
        var fit = PlattFit.Of(scores, Array.ConvertAll(rows.Labels, label => label == 1), options.Smooth, job.Cancellation);
        return new Learned(
            new Dictionary<string, Tensor> { ["slope"] = Learned.Number(fit.Slope), ["intercept"] = Learned.Number(fit.Intercept) },
            [.. Notes(fit)]);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        if (state.Classes != 2) throw state.Bad($"is for {state.Classes} classes and not for two");
        var (slope, intercept) = (state.Vector("slope", 1)[0], state.Vector("intercept", 1)[0]);
        return logits =>
        {
            var odds = (logits.select(1, 1) - logits.select(1, 0)) * slope + intercept;
            return stack([zeros_like(odds), odds], 1).log_softmax(1);
        };
    }

    private static IEnumerable<string> Notes(PlattFit fit)
    {
        if (!fit.Search.Converged) yield return $"It did not converge: the odds may have no end, because the scores tell the classes apart. A slope of {fit.Search.LargestSlope:0.0e+0} is left.";
        if (fit.Slope < 0) yield return "The higher the score, the rarer the class: are these the right labels?";
    }
}
