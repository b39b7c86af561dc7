namespace Lethe.Statistics;

/// <summary>
/// What is wrong among the most confident records, for every number of them. Among records of one confidence errors come
/// at an even rate, so that the file's order does not matter.
/// </summary>
/// <param name="Area">The mean over all numbers of records of the share of errors among so many (AURC).</param>
/// <param name="Least">The same if all errors had the lowest confidences.</param>
/// <param name="Generalized">The mean of the errors among so many over all records (AUGRC, Traub et al. 2024).</param>
public sealed record RiskCoverage(double Area, double Least, double Generalized)
{
    /// <summary>What the order of the confidences costs (E-AURC).</summary>
    public double Excess => Area - Least;

    public static RiskCoverage Of(SortedPredictions predictions)
    {
        double area = 0, generalized = 0;
        var walk = new Descent(predictions);
        while (walk.Next())
        {
            var rate = (double)walk.Wrong / walk.Count;
            for (var i = 1; i <= walk.Count; i++)
            {
                var errors = walk.ErrorsBefore + rate * i;
                area += errors / (walk.Before + i);
                generalized += errors;
            }
        }
        double n = predictions.Count;
        return new RiskCoverage(area / n, LeastOf(predictions.Count, predictions.Wrong), generalized / (n * n));
    }

    /// <summary>The largest share of records whose share of errors is no more than that; 0 where there is none.</summary>
    public static double CoverageAt(SortedPredictions predictions, double risk)
    {
        var most = 0;
        var walk = new Descent(predictions);
        while (walk.Next())
        {
            var rate = (double)walk.Wrong / walk.Count;
            for (var i = 1; i <= walk.Count; i++)
                if (walk.ErrorsBefore + rate * i <= risk * (walk.Before + i) * (1 + 1e-12)) most = walk.Before + i;
        }
        return (double)most / predictions.Count;
    }

    /// <summary>The curve at so many evenly spaced coverages, the last of them 1.</summary>
    public static (double[] Coverage, double[] Risk) Curve(SortedPredictions predictions, int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        points = Math.Min(points, predictions.Count);
        var (coverage, risk) = (new double[points], new double[points]);
        var at = 0;
        var walk = new Descent(predictions);
        while (walk.Next())
        {
            for (; at < points; at++)
            {
                var records = (int)((at + 1L) * predictions.Count / points);
                if (records > walk.Before + walk.Count) break;
                var errors = walk.ErrorsBefore + (double)walk.Wrong * (records - walk.Before) / walk.Count;
                (coverage[at], risk[at]) = ((double)records / predictions.Count, errors / records);
            }
        }
        return (coverage, risk);
    }

    // Errors come last: after r right ones the i-th record makes a share of (i - r) / i.
    private static double LeastOf(int count, int wrong)
    {
        var sum = 0.0;
        for (var i = count - wrong + 1; i <= count; i++) sum += (double)(i - (count - wrong)) / i;
        return sum / count;
    }

    /// <summary>The blocks of one confidence from the highest down, with what came before.</summary>
    private ref struct Descent(SortedPredictions predictions)
    {
        private readonly ReadOnlySpan<ulong> _keys = predictions.Keys;
        private int _left = predictions.Count;

        public int Before { get; private set; }

        public int ErrorsBefore { get; private set; }

        public int Count { get; private set; }

        public int Wrong { get; private set; }

        public bool Next()
        {
            (Before, ErrorsBefore) = (Before + Count, ErrorsBefore + Wrong);
            (Count, Wrong) = (0, 0);
            if (_left == 0) return false;
            var key = _keys[_left - 1];
            for (; _left > 0 && (_keys[_left - 1] ^ key) <= 1; _left--, Count++) Wrong += 1 - (int)(_keys[_left - 1] & 1);
            return true;
        }
    }
}
