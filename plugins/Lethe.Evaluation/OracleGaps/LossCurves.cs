namespace Lethe.Evaluation.OracleGaps;

/// <summary>
/// How the losses of single records are spread: two models with the same mean loss can differ on every record, and a
/// model that hides what it knows does.
/// </summary>
internal static class LossCurves
{
    private const int Points = 60;
    private const double Least = 1e-8;

    public static CurveExhibit Of(PartAnswers forget)
    {
        var subject = Sorted(forget.Subject.Losses);
        var oracles = forget.Oracles.Select(oracle => Sorted(oracle.Losses)).ToArray();
        // Where the losses are, there the curves are drawn finely.
        var pooled = Sorted([.. subject, .. oracles.SelectMany(losses => losses)]);
        var grid = Enumerable.Range(0, Points + 1).Select(i => Quantiles.OfSorted(pooled, (double)i / Points)).Distinct().ToArray();
        var shares = oracles.Select(losses => Shares(losses, grid)).ToArray();
        return new CurveExhibit
        {
            Id = "forget-losses",
            Title = "Losses of the records to forget",
            Caption = "The share of the forget set whose loss is at most so much. A curve above and left of the oracles' knows the records still; "
                + "one to the right has forgotten more than a model that never saw them. The band is the oracles' range. "
                + $"Losses below {Least} are drawn there.",
            X = new Axis("Loss of a record", Logarithmic: true),
            Y = new Axis("Share of the forget set", Low: 0, High: 1),
            Series =
            [
                new CurveSeries("subject", grid, Shares(subject, grid), [], []),
                new CurveSeries("oracles", grid, Across(shares, each => each.Average()), Across(shares, each => each.Min()), Across(shares, each => each.Max())),
            ],
        };
    }

    private static double[] Sorted(double[] losses)
    {
        var sorted = Array.ConvertAll(losses, loss => Math.Max(loss, Least));
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Shares(double[] sorted, double[] grid)
    {
        var below = 0;
        return Array.ConvertAll(grid, loss =>
        {
            while (below < sorted.Length && sorted[below] <= loss) below++;
            return (double)below / sorted.Length;
        });
    }

    private static double[] Across(double[][] shares, Func<IEnumerable<double>, double> take) =>
        [.. Enumerable.Range(0, shares[0].Length).Select(i => take(shares.Select(each => each[i])))];
}
