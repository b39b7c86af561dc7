using static TorchSharp.torch;

namespace Lethe.Evaluation.Scores;

/// <summary>A model's answers to some records, one number a record, in double precision.</summary>
/// <param name="Labels">The right classes.</param>
/// <param name="Predicted">The class with the highest logit, the first of several; -1 where a logit is not a number.</param>
/// <param name="Losses">The negative natural logarithm of the probability of the right class.</param>
internal sealed record RecordScores(int[] Labels, int[] Predicted, double[] Losses)
{
    private const int RowsAtOnce = 4096;

    public int Count => Labels.Length;

    /// <summary>1 where the prediction is right, else 0.</summary>
    public double[] Correct => [.. Labels.Zip(Predicted, (label, guess) => label == guess ? 1.0 : 0.0)];

    public int CountCorrect() => Labels.Zip(Predicted).Count(pair => pair.First == pair.Second);

    /// <summary>How many losses are no numbers, or infinite.</summary>
    public int CountLost() => Losses.Count(loss => !double.IsFinite(loss));

    /// <summary>The same for some of the records.</summary>
    public RecordScores Only(IReadOnlyList<int> rows) => new(
        [.. rows.Select(row => Labels[row])], [.. rows.Select(row => Predicted[row])], [.. rows.Select(row => Losses[row])]);

    /// <summary>The rows of each class that occurs, in the order of the classes.</summary>
    public IEnumerable<IGrouping<int, int>> RowsByClass() =>
        Enumerable.Range(0, Count).GroupBy(row => Labels[row]).OrderBy(group => group.Key);

    /// <param name="logits">One row a record of the split, on the CPU.</param>
    public static RecordScores Of(Tensor logits, Split split)
    {
        if (logits.dim() != 2 || logits.size(0) != split.Count)
            throw new ModelException($"The logits of {split.Count} records have shape [{string.Join(", ", logits.shape)}].");
        var classes = (int)logits.size(1);
        var scores = new RecordScores(new int[split.Count], new int[split.Count], new double[split.Count]);
        for (var start = 0; start < split.Count; start += RowsAtOnce)
        {
            using var scope = NewDisposeScope();
            var rows = Math.Min(RowsAtOnce, split.Count - start);
            using var numbers = logits.narrow(0, start, rows).detach().to(ScalarType.Float64).contiguous().data<double>();
            var block = numbers.ToArray();
            for (var i = 0; i < rows; i++) scores.Fill(start + i, block.AsSpan(i * classes, classes), split);
        }
        return scores;
    }

    private void Fill(int row, ReadOnlySpan<double> logits, Split split)
    {
        var label = split.Label(row);
        if (label < 0 || label >= logits.Length)
            throw new ModelException($"Record {split.Id(row)} is of class {label}, and the subject has {logits.Length} outputs.");
        Labels[row] = (int)label;
        Predicted[row] = Highest(logits);
        Losses[row] = Predicted[row] < 0 ? double.NaN : Loss(logits, (int)label, Predicted[row]);
    }

    private static int Highest(ReadOnlySpan<double> logits)
    {
        var best = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (double.IsNaN(logits[i])) return -1;
            if (logits[i] > logits[best]) best = i;
        }
        return best;
    }

    // The highest one is kept out of the sum: a sure and right answer has a loss far below the precision of 1 + loss.
    private static double Loss(ReadOnlySpan<double> logits, int label, int highest)
    {
        var others = 0.0;
        for (var i = 0; i < logits.Length; i++)
            if (i != highest) others += Math.Exp(logits[i] - logits[highest]);
        return logits[highest] - logits[label] + Log1P(others);
    }

    // Kahan's form of log(1 + x), exact to rounding also where 1 + x is 1.
    private static double Log1P(double x)
    {
        var one = 1 + x;
        return one == 1 ? x : Math.Log(one) * (x / (one - 1));
    }
}
