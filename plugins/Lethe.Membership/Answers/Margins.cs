using static TorchSharp.torch;

namespace Lethe.Membership.Answers;

/// <summary>
/// ln p - ln(1 - p) of each record's label: the logit less the log-sum-exp of the others. Near normal over models, and
/// the loss, ln(1 + e^-margin), and the probability follow from it.
/// </summary>
internal static class Margins
{
    public static double[] Of(Tensor logits, Split split)
    {
        var margins = new double[split.Count];
        LogitReader.Each(logits, split, (row, label, values) => margins[row] = Of(values, label));
        return margins;
    }

    /// <summary>Of a stored or computed tensor that nobody needs afterwards.</summary>
    public static double[] Of(Func<Split, Tensor> logits, Split split)
    {
        using var scope = NewDisposeScope();
        return Of(logits(split), split);
    }

    /// <summary>Of a model that has no stored logits.</summary>
    public static double[] Of(Subject subject, Split split, Job job, int batchSize = 256)
    {
        var margins = new double[split.Count];
        foreach (var batch in split.Batches(batchSize, subject.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var part = Of(subject.Predict(batch.Inputs).cpu(), split.Subset("batch", batch.Rows));
            for (var i = 0; i < part.Length; i++) margins[batch.Rows[i]] = part[i];
        }
        return margins;
    }

    public static double Of(ReadOnlySpan<double> logits, int label)
    {
        var highest = double.NegativeInfinity;
        for (var i = 0; i < logits.Length; i++)
        {
            if (double.IsNaN(logits[i])) return double.NaN;
            if (i != label) highest = Math.Max(highest, logits[i]);
        }
        if (double.IsInfinity(highest)) return logits[label] - highest;
        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
            if (i != label) sum += Math.Exp(logits[i] - highest);
        return logits[label] - highest - Math.Log(sum);
    }

    public static double Loss(double margin) => margin > 0 ? Log1P(Math.Exp(-margin)) : Log1P(Math.Exp(margin)) - margin;

    public static double Probability(double margin) => 1 / (1 + Math.Exp(-margin));

    /// <summary>A sentence where some are no numbers; empty when all are. Infinite ones are numbers: they clip.</summary>
    public static string Fault(IEnumerable<double[]> models, string whose)
    {
        var lost = models.Sum(margins => margins.Count(double.IsNaN));
        return lost == 0 ? "" : $"{lost} of {whose} margins are not numbers.";
    }

    // Kahan's form of log(1 + x), exact to rounding also where 1 + x is 1.
    private static double Log1P(double x)
    {
        var one = 1 + x;
        return one == 1 ? x : Math.Log(one) * (x / (one - 1));
    }
}
