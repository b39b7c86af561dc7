namespace Lethe.Data.Gaussians;

/// <summary>
/// Classes that are round normal distributions, so that the probability of each class at any point has a closed form:
/// a model can be held against the truth itself.
/// </summary>
public sealed class GaussianMixture
{
    private readonly double[][] _means;
    private readonly double[] _deviations;
    private readonly double[] _priors;

    /// <param name="means">One a class.</param>
    /// <param name="deviations">One a class, positive, the same in every direction.</param>
    /// <param name="priors">One a class, positive; scaled to sum to one.</param>
    public GaussianMixture(IReadOnlyList<double[]> means, IReadOnlyList<double> deviations, IReadOnlyList<double> priors)
    {
        if (means.Count == 0 || means.Count != deviations.Count || means.Count != priors.Count)
            throw new ArgumentException("A mixture needs one mean, one deviation and one prior for each class.");
        if (means.Any(mean => mean.Length != means[0].Length))
            throw new ArgumentException("All means need as many features.");
        if (deviations.Any(value => !(value > 0)) || priors.Any(value => !(value > 0)))
            throw new ArgumentException("Deviations and priors must be positive.");
        _means = [.. means.Select(mean => mean.ToArray())];
        _deviations = [.. deviations];
        _priors = [.. priors.Select(prior => prior / priors.Sum())];
    }

    public int Classes => _means.Length;

    public int Features => _means[0].Length;

    public IReadOnlyList<double> Priors => _priors;

    public IReadOnlyList<double> Deviations => _deviations;

    public ReadOnlySpan<double> Mean(int number) => _means[number];

    /// <summary>The mixture that <c>data.gaussians</c> draws from with these options and this request's stream.</summary>
    public static GaussianMixture Of(GaussianOptions options, RandomStream job)
    {
        var random = Stream(options, job).Fork("means");
        var means = new double[options.Classes][];
        for (var number = 0; number < means.Length; number++) means[number] = Direction(options.Features, options.Separation, random);
        var last = Math.Max(1, options.Classes - 1);
        var deviations = Enumerable.Range(0, options.Classes).Select(number => 1 - options.Spread + 2 * options.Spread * number / last);
        var priors = Enumerable.Range(0, options.Classes).Select(number => Math.Pow(options.Imbalance, number));
        return new GaussianMixture(means, [.. deviations], [.. priors]);
    }

    /// <summary>Logarithm of the density of a class at a point.</summary>
    public double LogDensity(int number, ReadOnlySpan<double> at)
    {
        var square = 0.0;
        for (var i = 0; i < at.Length; i++) square += (at[i] - _means[number][i]) * (at[i] - _means[number][i]);
        var deviation = _deviations[number];
        return -square / (2 * deviation * deviation) - Features * (Math.Log(deviation) + Math.Log(2 * Math.PI) / 2);
    }

    /// <summary>The probability of each class at a point, by Bayes' rule.</summary>
    public double[] Posterior(ReadOnlySpan<double> at)
    {
        var weights = new double[Classes];
        for (var number = 0; number < weights.Length; number++) weights[number] = Math.Log(_priors[number]) + LogDensity(number, at);
        var greatest = weights.Max();
        for (var number = 0; number < weights.Length; number++) weights[number] = Math.Exp(weights[number] - greatest);
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    /// <summary>Draws a class by the priors and a point of it.</summary>
    public int Draw(RandomStream random, Span<double> into)
    {
        var left = random.NextDouble();
        var number = 0;
        while (number < Classes - 1 && left >= _priors[number]) left -= _priors[number++];
        for (var i = 0; i < into.Length; i++) into[i] = _means[number][i] + _deviations[number] * random.NextNormal();
        return number;
    }

    internal static RandomStream Stream(GaussianOptions options, RandomStream job) =>
        (options.Seed is { } seed ? new RandomStream(seed) : job).Fork("gaussians");

    private static double[] Direction(int features, double length, RandomStream random)
    {
        var direction = new double[features];
        double norm;
        do
        {
            for (var i = 0; i < features; i++) direction[i] = random.NextNormal();
            norm = Math.Sqrt(direction.Sum(value => value * value));
        }
        while (norm < 1e-9);
        return Array.ConvertAll(direction, value => length * value / norm);
    }
}
