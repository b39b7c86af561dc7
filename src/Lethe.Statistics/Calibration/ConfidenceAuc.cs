namespace Lethe.Statistics;

/// <summary>How well confidence tells right predictions from wrong ones.</summary>
public static class ConfidenceAuc
{
    /// <summary>
    /// The chance that a right prediction has a higher confidence than a wrong one, ties counting half, with DeLong's
    /// interval. Null where all are right or all are wrong: there is nothing to tell apart, and one half would be a claim.
    /// </summary>
    public static Auc? Of(SortedPredictions predictions, double level = 0.95)
    {
        double right = predictions.Right, wrong = predictions.Wrong;
        if (right == 0 || wrong == 0) return null;
        double below = 0, rightBelow = 0, sum = 0, squares = 0, wrongSquares = 0;
        foreach (var tie in predictions.Ties)
        {
            var errors = tie.Count - tie.Right;
            var (place, other) = ((below + errors / 2.0) / wrong, 1 - (rightBelow + tie.Right / 2.0) / right);
            sum += tie.Right * place;
            squares += tie.Right * place * place;
            wrongSquares += errors * other * other;
            below += errors;
            rightBelow += tie.Right;
        }
        var value = sum / right;
        if (right < 2 || wrong < 2) return new Auc(value, null, predictions.Right, predictions.Wrong);
        // Both kinds of placements have the AUC as their mean.
        var variance = Math.Max(squares - right * value * value, 0) / (right - 1) / right
            + Math.Max(wrongSquares - wrong * value * value, 0) / (wrong - 1) / wrong;
        return Auc.WithDeLong(value, variance, predictions.Right, predictions.Wrong, level);
    }
}
