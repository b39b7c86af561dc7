using Lethe.Membership.Answers;

namespace Lethe.Membership.References;

/// <summary>What shadows make of each record, those that saw it apart from those that did not.</summary>
internal sealed class RmiaReferences
{
    private readonly double[] _inside;
    private readonly double[] _outside;

    public RmiaReferences(double[][] shadows, bool[][] masks)
    {
        var records = shadows.Length == 0 ? 0 : shadows[0].Length;
        (_inside, _outside) = (new double[records], new double[records]);
        for (var record = 0; record < records; record++)
            (_inside[record], _outside[record]) = (MeanOf(shadows, masks, record, true), MeanOf(shadows, masks, record, false));
    }

    /// <summary>Whether the record has shadows on the sides that are needed.</summary>
    public bool Has(int record, bool online) => !double.IsNaN(_outside[record]) && (!online || !double.IsNaN(_inside[record]));

    /// <param name="margins">The attacked model's, of all records.</param>
    /// <param name="others">The attacked model's, of the population.</param>
    /// <param name="references">The shadows' mean probability, of the population.</param>
    public double[] Scores(int[] records, double[] margins, double[] others, double[] references, double slope, bool online, double gamma) => Rmia.Scores(
        Array.ConvertAll(records, record => Margins.Probability(margins[record]) / (online
            ? Rmia.OnlineProbability(_inside[record], _outside[record])
            : Rmia.OfflineProbability(_outside[record], slope))),
        [.. others.Zip(references, (margin, outside) => Margins.Probability(margin) / Rmia.OfflineProbability(outside, slope))], gamma);

    // Masked, not sorted: the largest of all are not those of models that did not see it.
    private static double MeanOf(double[][] shadows, bool[][] masks, int record, bool saw)
    {
        double sum = 0, count = 0;
        for (var k = 0; k < shadows.Length; k++)
        {
            if (masks[k][record] != saw) continue;
            sum += Margins.Probability(shadows[k][record]);
            count++;
        }
        return count == 0 ? double.NaN : sum / count;
    }
}
