using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps;

[Plugin("recal.temperature", "Temperature scaling", Summary = "Divides all logits by one number, the one with the least log loss "
    + "on held-out records. Predicted classes stay as they are.", Paper = "Guo et al., On Calibration of Modern Neural Networks, ICML 2017")]
public sealed class TemperatureScaling : IRecalibrator
{
    public static bool IsSeeded => false;

    public Recalibration Fit(RecalibrationJob job)
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = Numbers(job);
        var fit = TemperatureFit.Of(logits, labels, (int)job.Logits.size(1), job.Cancellation);
        return new TemperatureMap(fit, [.. Warnings(fit), .. Unseen(logits, labels, job)]);
    }

    private static (double[] Logits, long[] Labels) Numbers(RecalibrationJob job)
    {
        var logits = job.Logits.to(ScalarType.Float64, CPU).contiguous();
        var labels = job.Labels.to(ScalarType.Int64, CPU).contiguous();
        if (labels.numel() == 0) throw new ModelException("recal.temperature has no records to learn from.");
        if (!logits.isfinite().all().item<bool>()) throw new ModelException("recal.temperature needs finite logits; some of these are not.");
        return (MemoryMarshal.Cast<byte, double>(logits.bytes).ToArray(), MemoryMarshal.Cast<byte, long>(labels.bytes).ToArray());
    }

    private static IEnumerable<string> Warnings(TemperatureFit fit)
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

    // Every other record tells about a temperature that the rest of them chose.
    private static IEnumerable<string> Unseen(double[] logits, long[] labels, RecalibrationJob job)
    {
        if (labels.Length < 2) yield break;
        var classes = logits.Length / labels.Length;
        double before = 0, after = 0;
        foreach (var parity in new[] { 0, 1 })
        {
            var (fitLogits, fitLabels) = Half(logits, labels, classes, parity);
            var (otherLogits, otherLabels) = Half(logits, labels, classes, 1 - parity);
            var temperature = TemperatureFit.Of(fitLogits, fitLabels, classes, job.Cancellation).Temperature;
            before += otherLabels.Length * TemperatureFit.LossAt(1, otherLogits, otherLabels, classes);
            after += otherLabels.Length * TemperatureFit.LossAt(temperature, otherLogits, otherLabels, classes);
        }
        if (after > before)
            yield return $"On records that the temperature was not fitted on it makes the loss worse: {before / labels.Length:0.0000} before, "
                + $"{after / labels.Length:0.0000} after (two halves, each fitted on the other).";
    }

    private static (double[] Logits, long[] Labels) Half(double[] logits, long[] labels, int classes, int parity)
    {
        var rows = Enumerable.Range(0, labels.Length).Where(row => row % 2 == parity).ToArray();
        var half = new double[rows.Length * classes];
        for (var i = 0; i < rows.Length; i++) logits.AsSpan(rows[i] * classes, classes).CopyTo(half.AsSpan(i * classes));
        return (half, Array.ConvertAll(rows, row => labels[row]));
    }
}
