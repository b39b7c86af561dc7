namespace Lethe.Statistics;

/// <summary>Scores of one prediction that are best, on average, for the true probabilities.</summary>
public static class ProperScores
{
    // By how much a softmax may pass 1.
    private const double Rounding = 1e-6;

    /// <summary>Minus the natural logarithm of the true class's probability, from logits and never from a rounded probability.</summary>
    public static double LogLoss(ReadOnlySpan<double> logits, int label)
    {
        CheckLabel(label, logits.Length);
        var loss = Softmax.LogSumExp(logits) - logits[label];
        return double.IsNaN(loss) ? throw new ArgumentException("A logit is no number.", nameof(logits)) : loss;
    }

    /// <summary>The squared distance of the probabilities from the truth, summed over the classes: from 0 to 2.</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, int label)
    {
        CheckLabel(label, probabilities.Length);
        var sum = 0.0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            if (!(probabilities[k] >= 0 && probabilities[k] <= 1 + Rounding)) ConfidenceBins.ThrowNoConfidence(probabilities[k]);
            var miss = probabilities[k] - (k == label ? 1 : 0);
            sum += miss * miss;
        }
        return sum;
    }

    private static void CheckLabel(int label, int classes)
    {
        if ((uint)label >= (uint)classes) throw new ArgumentOutOfRangeException(nameof(label), label, $"A label lies between 0 and {classes - 1}.");
    }
}
