namespace Lethe.Statistics;

/// <summary>
/// The squared error of confidence against correctness, taken apart without bins: against the best confidences in the
/// same order, found by isotonic regression (Dimitriadis, Gneiting and Jordan 2021).
/// </summary>
/// <param name="Miscalibration">What those confidences would gain; never below 0.</param>
/// <param name="Discrimination">What they gain over always claiming the accuracy; never below 0.</param>
/// <param name="Uncertainty">The variance of correctness.</param>
public sealed record CorpDecomposition(double Miscalibration, double Discrimination, double Uncertainty)
{
    public double Brier => Miscalibration - Discrimination + Uncertainty;

    public static CorpDecomposition Of(SortedPredictions predictions)
    {
        // Pool adjacent violators: blocks on a stack, merged while the one before is right more often.
        var blocks = new Stack<(long Count, long Right)>();
        double brier = 0;
        foreach (var tie in predictions.Ties)
        {
            var miss = 1 - tie.Confidence;
            brier += tie.Right * miss * miss + (tie.Count - tie.Right) * tie.Confidence * tie.Confidence;
            (long Count, long Right) block = (tie.Count, tie.Right);
            while (blocks.TryPeek(out var before) && (Int128)before.Right * block.Count >= (Int128)block.Right * before.Count)
            {
                blocks.Pop();
                block = (before.Count + block.Count, before.Right + block.Right);
            }
            blocks.Push(block);
        }
        double best = 0;
        foreach (var (count, right) in blocks) best += right * (1 - (double)right / count);
        double n = predictions.Count, accuracy = predictions.Right / n, uncertainty = accuracy * (1 - accuracy);
        return new CorpDecomposition(Math.Max((brier - best) / n, 0), Math.Max(uncertainty - best / n, 0), uncertainty);
    }
}
