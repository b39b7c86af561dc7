using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.temperature", "Temperature scaling", Summary = "Divides all logits by one number, the one with the least log loss "
    + "on held-out records. Predicted classes stay as they are.", Paper = "Guo et al., On Calibration of Modern Neural Networks, ICML 2017")]
public sealed class TemperatureScaling : Recalibrator
{
    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var fit = TemperatureFit.Of(rows.Numbers(), rows.Labels, rows.Classes, job.Cancellation);
        return new Learned(new Dictionary<string, Tensor> { ["temperature"] = Learned.Number(fit.Temperature) }, [.. Notes(fit)]);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var temperature = state.Number("temperature", 0, double.MaxValue);
        return logits => (logits / temperature).log_softmax(1);
    }

    private static IEnumerable<string> Notes(TemperatureFit fit)
    {
        switch (fit.Outcome)
        {
            case TemperatureOutcome.AtLowest:
                yield return $"The loss still falls at the lowest temperature, {TemperatureFit.Lowest}: no record of the fit speaks against any sharpness.";
                break;
            case TemperatureOutcome.AtHighest:
                yield return $"The loss still falls at the highest temperature, {TemperatureFit.Highest}: the logits say nothing of these labels. Are they the right ones?";
                break;
            case TemperatureOutcome.Flat:
                yield return "All classes have the same logit in every record, so that no temperature changes anything.";
                break;
            case TemperatureOutcome.NotConverged:
                yield return "The search for the temperature did not converge.";
                break;
        }
    }
}
