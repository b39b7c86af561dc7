namespace Lethe.Statistics;

/// <summary>
/// A support vector classifier on one feature in [0, 1] with a Gaussian kernel exp(-(x - y)^2). Features are rounded to
/// 1/10000 and equal ones taken together with their weight, which changes nothing but the time it takes.
/// </summary>
public sealed class KernelSvm
{
    private const double Steps = 10_000;
    private const double Tolerance = 1e-3;
    private const int MostRounds = 200_000;

    private readonly (double Place, double Weight)[] _support;
    private readonly double _offset;

    private KernelSvm(IEnumerable<(double Place, double Weight)> points, double offset) =>
        (_support, _offset) = ([.. points.Where(point => point.Weight != 0)], offset);

    /// <param name="cost">What a point on the wrong side costs; the reference's is 3.</param>
    public static KernelSvm Of(ReadOnlySpan<double> members, ReadOnlySpan<double> nonMembers, double cost = 3, CancellationToken cancellation = default)
    {
        var points = new SortedDictionary<(double Place, int Sign), int>();
        foreach (var feature in members) Add(points, feature, 1);
        foreach (var feature in nonMembers) Add(points, feature, -1);
        double[] places = [.. points.Keys.Select(key => key.Place)];
        int[] signs = [.. points.Keys.Select(key => key.Sign)];
        double[] boxes = [.. points.Values.Select(count => cost * count)];
        var (alphas, offset) = Solve(places, signs, boxes, cancellation);
        return new KernelSvm(places.Zip(alphas.Zip(signs, (alpha, sign) => alpha * sign)), offset);
    }

    /// <summary>Above 0: taken for a member.</summary>
    public double Decide(double feature)
    {
        var sum = _offset;
        foreach (var (place, weight) in _support) sum += weight * Kernel(place, feature);
        return sum;
    }

    /// <summary>The same of many features, rounded as those it learned from: equal ones are decided once.</summary>
    public double[] DecideRounded(IEnumerable<double> features)
    {
        var known = new Dictionary<double, double>();
        return [.. features.Select(feature =>
        {
            var place = Rounded(feature);
            if (!known.TryGetValue(place, out var decided)) known[place] = decided = Decide(place);
            return decided;
        })];
    }

    // Platt's method: move the pair that breaks the conditions of optimality most, until none does by more than the tolerance.
    private static (double[] Alphas, double Offset) Solve(double[] places, int[] signs, double[] boxes, CancellationToken cancellation)
    {
        var alphas = new double[places.Length];
        var gradient = new double[places.Length];
        Array.Fill(gradient, -1);
        for (var round = 0; ; round++)
        {
            if (round % 256 == 0) cancellation.ThrowIfCancellationRequested();
            var (up, down, high, low) = WorstPair(alphas, gradient, signs, boxes);
            if (high - low < Tolerance || round == MostRounds) return (alphas, Math.Clamp((high + low) / 2, -1e6, 1e6));
            var curvature = Math.Max(2 - 2 * Kernel(places[up], places[down]), 1e-12);
            var step = Math.Min((high - low) / curvature, Math.Min(
                signs[up] > 0 ? boxes[up] - alphas[up] : alphas[up], signs[down] > 0 ? alphas[down] : boxes[down] - alphas[down]));
            alphas[up] = Math.Clamp(alphas[up] + signs[up] * step, 0, boxes[up]);
            alphas[down] = Math.Clamp(alphas[down] - signs[down] * step, 0, boxes[down]);
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] += signs[i] * step * (Kernel(places[i], places[up]) - Kernel(places[i], places[down]));
        }
    }

    private static (int Up, int Down, double High, double Low) WorstPair(double[] alphas, double[] gradient, int[] signs, double[] boxes)
    {
        int up = 0, down = 0;
        double high = double.NegativeInfinity, low = double.PositiveInfinity;
        for (var i = 0; i < alphas.Length; i++)
        {
            var value = -signs[i] * gradient[i];
            if ((signs[i] > 0 ? alphas[i] < boxes[i] : alphas[i] > 0) && value > high) (up, high) = (i, value);
            if ((signs[i] > 0 ? alphas[i] > 0 : alphas[i] < boxes[i]) && value < low) (down, low) = (i, value);
        }
        return (up, down, high, low);
    }

    private static void Add(SortedDictionary<(double, int), int> points, double feature, int sign)
    {
        var key = (Rounded(feature), sign);
        points[key] = points.GetValueOrDefault(key) + 1;
    }

    private static double Rounded(double feature) => Math.Round(feature * Steps) / Steps;

    private static double Kernel(double a, double b) => Math.Exp(-(a - b) * (a - b));
}
