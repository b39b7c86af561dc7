namespace Lethe.Statistics;

/// <summary>The four numbers by which predictions are compared before and after a map.</summary>
/// <param name="LogLoss">In nats. Probabilities below <see cref="LeastProbability"/> count as that: one that a map made 0 would make the mean infinite.</param>
/// <param name="CalibrationError">With the usual number of bins of equal width.</param>
public sealed record PredictionScores(double LogLoss, double Brier, double CalibrationError, double Accuracy)
{
    public const double LeastProbability = 1e-12;

    /// <param name="logits">Row by row; logarithms of probabilities are logits too, minus infinity included.</param>
    public static PredictionScores Of(ReadOnlySpan<double> logits, ReadOnlySpan<long> labels, int classes)
    {
        LogitRows.Check(logits, labels, classes, withZeros: true);
        var (confidence, correct) = (new double[labels.Length], new bool[labels.Length]);
        var (loss, brier, right, most) = (0.0, 0.0, 0, -Math.Log(LeastProbability));
        var probabilities = new double[classes];
        for (var i = 0; i < labels.Length; i++)
        {
            var row = logits.Slice(i * classes, classes);
            var label = (int)labels[i];
            Softmax.Of(row, probabilities);
            var predicted = 0;
            for (var k = 1; k < classes; k++)
                if (row[k] > row[predicted]) predicted = k;
            loss += Math.Min(ProperScores.LogLoss(row, label), most);
            brier += ProperScores.Brier(probabilities, label);
            (confidence[i], correct[i]) = (Math.Min(probabilities[predicted], 1), predicted == label);
            right += correct[i] ? 1 : 0;
        }
        return new PredictionScores(
            loss / labels.Length, brier / labels.Length, ExpectedCalibrationError.Of(confidence, correct), (double)right / labels.Length);
    }
}
