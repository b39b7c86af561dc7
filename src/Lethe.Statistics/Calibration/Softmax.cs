namespace Lethe.Statistics;

/// <summary>Probabilities from logits, through the logarithm of the sum of exponentials: no overflow, no lost tail.</summary>
public static class Softmax
{
    public static double LogSumExp(ReadOnlySpan<double> logits)
    {
        var greatest = double.NegativeInfinity;
        foreach (var logit in logits) greatest = Math.Max(greatest, logit);
        if (!double.IsFinite(greatest)) return greatest;
        var sum = 0.0;
        foreach (var logit in logits) sum += Math.Exp(logit - greatest);
        return greatest + Math.Log(sum);
    }

    /// <summary>Writes the probabilities of a row of logits.</summary>
    public static void Of(ReadOnlySpan<double> logits, Span<double> probabilities)
    {
        var total = LogSumExp(logits);
        for (var k = 0; k < logits.Length; k++) probabilities[k] = Math.Exp(logits[k] - total);
    }
}
