namespace Lethe.Statistics;

/// <summary>
/// How much one record looks like those that a model knows, told from its logits alone. Higher is more familiar, in every score.
/// </summary>
public static class Familiarity
{
    /// <summary>The greatest probability (Hendrycks and Gimpel 2017).</summary>
    public static double GreatestProbability(ReadOnlySpan<double> logits) => Math.Min(Math.Exp(GreatestLogit(logits) - Softmax.LogSumExp(logits)), 1);

    /// <summary>The greatest logit, which other classes' logits do not lower (Hendrycks et al. 2022).</summary>
    public static double GreatestLogit(ReadOnlySpan<double> logits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(logits.Length);
        var greatest = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            if (!double.IsFinite(logit)) throw new ArgumentOutOfRangeException(nameof(logits), logit, "A logit is a finite number.");
            greatest = Math.Max(greatest, logit);
        }
        return greatest;
    }

    /// <summary>Minus the free energy, T times the logarithm of the sum of exp(logit / T) (Liu et al. 2020).</summary>
    public static double Energy(ReadOnlySpan<double> logits, double temperature = 1)
    {
        if (!(temperature > 0 && double.IsFinite(temperature)))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is positive.");
        var greatest = GreatestLogit(logits);
        var sum = 0.0;
        foreach (var logit in logits) sum += Math.Exp((logit - greatest) / temperature);
        return greatest + temperature * Math.Log(sum);
    }

    /// <summary>Minus the entropy of the probabilities.</summary>
    public static double NegativeEntropy(ReadOnlySpan<double> logits)
    {
        // ln K less a divergence: sum of p (z - LSE), without a probability in between that rounds to 0.
        var (greatest, sum, weighted) = (GreatestLogit(logits), 0.0, 0.0);
        foreach (var logit in logits)
        {
            var weight = Math.Exp(logit - greatest);
            sum += weight;
            weighted += weight * (logit - greatest);
        }
        return weighted / sum - Math.Log(sum);
    }
}
