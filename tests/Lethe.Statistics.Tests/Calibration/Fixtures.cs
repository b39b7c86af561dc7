namespace Lethe.Statistics.Tests.Calibration;

/// <summary>Small sets whose metrics were worked out by hand and once more by another program.</summary>
internal static class Fixtures
{
    public static readonly double[] Confidences = [.97, .93, .91, .88, .83, .77, .72, .66, .58, .53, .47, .35];

    public static readonly bool[] Correct = Bits("110111010100");

    /// <summary>Eight records of three classes, row by row.</summary>
    public static readonly double[] Logits =
    [
        2, .5, -1, .2, 1.4, .1, -.5, .3, 1.9, 1.1, .9, 0, .4, 2.6, -.7, 1.5, -.2, 1.2, 0, .1, .2, 3, -1, -1,
    ];

    public static readonly long[] Labels = [0, 1, 2, 1, 1, 0, 0, 2];

    public const int Classes = 3;

    public static bool[] Bits(string text) => [.. text.Select(bit => bit == '1')];

    /// <summary>Confidence, correctness, log loss and Brier score of each row at a temperature.</summary>
    public static (double[] Confidence, bool[] Correct, double LogLoss, double Brier) Score(double temperature)
    {
        var scaled = Array.ConvertAll(Logits, logit => logit / temperature);
        var rows = scaled.Chunk(Classes).ToArray();
        var probabilities = rows.Select(row =>
        {
            var into = new double[Classes];
            Softmax.Of(row, into);
            return into;
        }).ToArray();
        return (
            [.. probabilities.Select(row => row.Max())],
            [.. probabilities.Select((row, i) => Array.IndexOf(row, row.Max()) == Labels[i])],
            rows.Select((row, i) => ProperScores.LogLoss(row, (int)Labels[i])).Average(),
            probabilities.Select((row, i) => ProperScores.Brier(row, (int)Labels[i])).Average());
    }
}
