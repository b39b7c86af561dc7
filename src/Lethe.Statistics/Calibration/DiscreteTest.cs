namespace Lethe.Statistics;

/// <summary>
/// Whether predictions of a few different confidences are calibrated: those that are said in words, or rounded to tenths. Each
/// confidence is held against its own hits by an exact binomial test, and the least chance is multiplied by the number of
/// confidences (the discrete case of Lee et al. 2023).
/// </summary>
/// <param name="PValue">At most 1.</param>
/// <param name="Confidence">Where the hits are least likely.</param>
/// <param name="Confidences">How many different ones there are.</param>
public sealed record DiscreteTest(double PValue, double Confidence, int Confidences)
{
    /// <summary>Two-sided: twice the chance of the nearer tail, at most 1.</summary>
    public static DiscreteTest Of(SortedPredictions predictions)
    {
        var (least, rarest, confidences) = (double.PositiveInfinity, 0.0, 0);
        foreach (var tie in predictions.Ties)
        {
            confidences++;
            var chance = Chance(tie.Right, tie.Count, tie.Confidence);
            if (chance < least) (least, rarest) = (chance, tie.Confidence);
        }
        return new DiscreteTest(Math.Min(least * confidences, 1), rarest, confidences);
    }

    private static double Chance(long right, long count, double confidence)
    {
        var above = Binomial.AtLeast(right, count, confidence);
        // At most so many right is at least the others wrong.
        var below = Binomial.AtLeast(count - right, count, 1 - confidence);
        return Math.Min(2 * Math.Min(above, below), 1);
    }
}
