namespace Lethe.Membership.Klom;

/// <summary>How KLoM is spread over records.</summary>
internal static class KlomCurves
{
    private const int Points = 100;

    public static CurveExhibit Of(IEnumerable<(string Part, double[] Scores)> parts) => new()
    {
        Id = "klom",
        Title = "KL divergence of margins, record by record",
        Caption = "The share of records whose divergence is at most so much. A perfect method has the same curve on all parts, near the noise floor; "
            + "a forget curve far to the right of the others has not forgotten, or has forgotten too much.",
        X = new Axis("KL(unlearned || oracle), nats", Low: 0),
        Y = new Axis("Share of records", Low: 0, High: 1),
        Series = [.. parts.Select(part => Series(part.Part, part.Scores))],
    };

    private static CurveSeries Series(string part, double[] scores)
    {
        double[] sorted = [.. scores.Order()];
        double[] shares = [.. Enumerable.Range(0, Points + 1).Select(i => (double)i / Points)];
        return new CurveSeries(part, Array.ConvertAll(shares, share => Quantiles.OfSorted(sorted, share)), shares, [], []);
    }
}
