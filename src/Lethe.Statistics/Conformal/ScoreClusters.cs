namespace Lethe.Statistics;

/// <summary>
/// Thresholds for classes in clusters (Ding et al. 2023): classes whose scores are spread alike share their records. Some
/// records find the clusters and the others calibrate, so that the two do not know each other.
/// </summary>
public static class ScoreClusters
{
    private static readonly double[] Levels = [.5, .6, .7, .8, .9];

    // So many records a class that quantiles of most classes can be told apart; from the authors' experiments.
    private const int Balance = 75;
    private const int Rounds = 25;

    /// <summary>One threshold a class. Classes with too few records to be placed have that of all records.</summary>
    public static double[] Thresholds(ReadOnlySpan<double> scores, ReadOnlySpan<long> labels, int classes, double alpha, RandomStream random)
    {
        var counts = new int[classes];
        foreach (var label in labels) counts[(int)label]++;
        var fewest = ConformalQuantile.Fewest(alpha);
        int[] rich = [.. Enumerable.Range(0, classes).Where(k => counts[k] >= fewest)];
        var least = rich.Length == 0 ? 0 : rich.Min(k => counts[k]);
        var forClusters = least * rich.Length / (Balance + rich.Length);
        var groupOf = new int[classes];
        Array.Fill(groupOf, -1);
        if (forClusters < 2) return ConformalQuantile.ByGroup(scores, labels, groupOf, alpha);

        var share = (double)forClusters / least;
        var (seen, own, truth) = (new List<double>[classes], new List<double>(), new List<long>());
        for (var i = 0; i < scores.Length; i++)
        {
            var k = (int)labels[i];
            if (random.NextDouble() < share) (seen[k] ??= []).Add(scores[i]);
            else
            {
                own.Add(scores[i]);
                truth.Add(k);
            }
        }
        int[] placed = [.. rich.Where(k => seen[k] is { Count: > 0 })];
        var points = Array.ConvertAll(placed, k => Array.ConvertAll([.. Levels, 1 - alpha], level => Quantiles.Of(seen[k].ToArray(), level)));
        var weights = Array.ConvertAll(placed, k => Math.Sqrt(seen[k].Count));
        var cluster = Clusters(points, weights, Math.Clamp(forClusters / 2, 1, placed.Length), random);
        for (var i = 0; i < placed.Length; i++) groupOf[placed[i]] = cluster[i];
        return ConformalQuantile.ByGroup([.. own], [.. truth], groupOf, alpha);
    }

    /// <summary>Weighted k-means from centres drawn far apart.</summary>
    internal static int[] Clusters(double[][] points, double[] weights, int count, RandomStream random)
    {
        var centres = Seeds(points, weights, count, random);
        var nearest = new int[points.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < points.Length; i++) nearest[i] = Nearest(points[i], centres).Index;
            for (var c = 0; c < centres.Length; c++)
            {
                var members = Enumerable.Range(0, points.Length).Where(i => nearest[i] == c).ToArray();
                // One that lost all its points stays where it is.
                if (members.Length == 0) continue;
                var total = members.Sum(i => weights[i]);
                centres[c] = [.. Enumerable.Range(0, centres[c].Length).Select(d => members.Sum(i => weights[i] * points[i][d]) / total)];
            }
        }
        return nearest;
    }

    // Each further centre with a chance that grows with the squared distance from those there are.
    private static double[][] Seeds(double[][] points, double[] weights, int count, RandomStream random)
    {
        var centres = new List<double[]> { points[random.NextInt(points.Length)] };
        while (centres.Count < count)
        {
            var chances = points.Select((point, i) => weights[i] * Nearest(point, [.. centres]).Distance).ToArray();
            var left = random.NextDouble() * chances.Sum();
            if (chances.Sum() == 0) break;
            var chosen = 0;
            while (chosen < points.Length - 1 && left >= chances[chosen]) left -= chances[chosen++];
            centres.Add(points[chosen]);
        }
        return [.. centres];
    }

    private static (int Index, double Distance) Nearest(double[] point, double[][] centres)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var c = 0; c < centres.Length; c++)
        {
            var distance = 0.0;
            for (var d = 0; d < point.Length; d++) distance += (point[d] - centres[c][d]) * (point[d] - centres[c][d]);
            if (distance < least) (best, least) = (c, distance);
        }
        return (best, least);
    }
}
