using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>How something is spread: the share of all records in each bin.</summary>
/// <param name="Edges">One more than shares, ascending.</param>
public sealed record ShareSeries(string Name, int Colour, IReadOnlyList<double> Edges, IReadOnlyList<double> Shares)
{
    /// <summary>All series of a histogram as one.</summary>
    public static ShareSeries Of(string name, int colour, HistogramExhibit histogram)
    {
        var bins = Math.Max(0, histogram.Edges.Count - 1);
        double[] counts = [.. Enumerable.Range(0, bins).Select(i => (double)histogram.Series.Sum(series => i < series.Counts.Count ? series.Counts[i] : 0))];
        var all = counts.Sum();
        return new ShareSeries(name, colour, histogram.Edges, Array.ConvertAll(counts, count => all > 0 ? count / all : 0));
    }

    /// <summary>From a curve of the share of records at or below each value, cut into bins of equal width.</summary>
    /// <param name="high">Where the last bin ends.</param>
    public static ShareSeries Of(string name, int colour, CurveSeries below, double high, int bins)
    {
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => high * i / bins)];
        var at = Array.ConvertAll(edges, edge => Below(below, edge));
        // What lies on the first edge belongs to the first bin.
        at[0] = 0;
        return new ShareSeries(name, colour, edges, [.. Enumerable.Range(0, bins).Select(i => at[i + 1] - at[i])]);
    }

    /// <summary>The share of records above a value; within a bin they count as evenly spread.</summary>
    public double Above(double threshold)
    {
        var above = 0.0;
        for (var i = 0; i < Shares.Count; i++)
            above += Shares[i] * Math.Clamp((Edges[i + 1] - threshold) / Math.Max(Edges[i + 1] - Edges[i], double.Epsilon), 0, 1);
        return above;
    }

    private static double Below(CurveSeries curve, double value)
    {
        if (curve.X.Count == 0 || value < curve.X[0]) return 0;
        for (var i = curve.X.Count - 1; i >= 0; i--)
        {
            if (curve.X[i] > value) continue;
            if (i == curve.X.Count - 1) return curve.Y[i];
            return curve.Y[i] + (curve.Y[i + 1] - curve.Y[i]) * (value - curve.X[i]) / (curve.X[i + 1] - curve.X[i]);
        }
        return 0;
    }
}
