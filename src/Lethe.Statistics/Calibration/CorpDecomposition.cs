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
        double brier = 0;
        foreach (var tie in predictions.Ties)
        {
            var miss = 1 - tie.Confidence;
            brier += tie.Right * miss * miss + (tie.Count - tie.Right) * tie.Confidence * tie.Confidence;
        }
        double best = 0;
        foreach (var block in PooledViolators.Of(predictions)) best += block.Right * (1 - block.Rate);
        double n = predictions.Count, accuracy = predictions.Right / n, uncertainty = accuracy * (1 - accuracy);
        return new CorpDecomposition(Math.Max((brier - best) / n, 0), Math.Max(uncertainty - best / n, 0), uncertainty);
    }
}
