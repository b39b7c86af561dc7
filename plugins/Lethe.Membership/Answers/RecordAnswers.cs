using static TorchSharp.torch;

namespace Lethe.Membership.Answers;

/// <summary>What simple attacks look at, one number a record.</summary>
internal sealed record RecordAnswers(int[] Labels, double[] Margins, double[] Entropies, double[] ModifiedEntropies)
{
    public int Count => Labels.Length;

    public double[] Losses { get; } = Array.ConvertAll(Margins, Answers.Margins.Loss);

    public double[] Confidences { get; } = Array.ConvertAll(Margins, Answers.Margins.Probability);

    /// <summary>Why nothing can be said; empty when all is a number.</summary>
    public string Fault(string part)
    {
        var lost = Enumerable.Range(0, Count).Count(row => double.IsNaN(Margins[row]) || double.IsNaN(Entropies[row]) || double.IsNaN(ModifiedEntropies[row]));
        return lost == 0 ? "" : $"The subject's answers to {lost} of {Count} records of the {part} are not numbers.";
    }

    public static RecordAnswers Of(Func<Split, Tensor> logits, Split split)
    {
        using var scope = NewDisposeScope();
        var answers = new RecordAnswers(new int[split.Count], new double[split.Count], new double[split.Count], new double[split.Count]);
        var (labels, margins) = (answers.Labels, new double[split.Count]);
        LogitReader.Each(logits(split), split, (row, label, values) =>
        {
            labels[row] = label;
            margins[row] = Answers.Margins.Of(values, label);
            (answers.Entropies[row], answers.ModifiedEntropies[row]) = EntropiesOf(values, label);
        });
        return new RecordAnswers(labels, margins, answers.Entropies, answers.ModifiedEntropies);
    }

    /// <summary>
    /// Entropy, and the one of Song and Mittal that knows the label: -(1 - p_y) ln p_y - sum over the others of
    /// p_j ln(1 - p_j), low only for what is sure and right.
    /// </summary>
    public static (double Plain, double Modified) EntropiesOf(ReadOnlySpan<double> logits, int label)
    {
        double plain = 0, modified = 0;
        for (var j = 0; j < logits.Length; j++)
        {
            // ln p and ln(1 - p) from the margin of class j: neither is lost where p is almost 0 or 1.
            var margin = Answers.Margins.Of(logits, j);
            double p = Answers.Margins.Probability(margin), missed = Answers.Margins.Loss(margin), rest = Answers.Margins.Loss(-margin);
            if (p > 0) plain += p * missed;
            if (j == label) modified += p < 1 ? Answers.Margins.Probability(-margin) * missed : 0;
            else if (p > 0) modified += p * rest;
            if (double.IsNaN(margin)) return (double.NaN, double.NaN);
        }
        return (plain, modified);
    }
}
