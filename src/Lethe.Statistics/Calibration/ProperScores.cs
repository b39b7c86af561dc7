namespace Lethe.Statistics;

/// <summary>Scores of one prediction that are best, on average, for the true probabilities.</summary>
public static class ProperScores
{
    /// <summary>Minus the natural logarithm of the true class's probability, from logits and never from a rounded probability.</summary>
    public static double LogLoss(ReadOnlySpan<double> logits, int label) => Softmax.LogSumExp(logits) - logits[label];

    /// <summary>The squared distance of the probabilities from the truth, summed over the classes: from 0 to 2.</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, int label)
    {
        var sum = 0.0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            var miss = probabilities[k] - (k == label ? 1 : 0);
            sum += miss * miss;
        }
        return sum;
    }
}
