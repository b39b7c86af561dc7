using Lethe.Calibration.Outliers;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Outliers;

public sealed class ClassGaussiansTests : IDisposable
{
    private static readonly double[] Six = [0, 0, 1, 0, 0, 1, 4, 4, 5, 4, 4, 5];

    private static readonly long[] Classes = [0, 0, 0, 1, 1, 1];

    // The ridge: 1e-6 times the mean variance, against which one here is at most (1 + 1/2) times as large.
    private const double Ridged = 3e-6;

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(2, 2, 50)]
    [InlineData(4, 4, 2)]
    public void SquaredDistance_OfSixWorkedRecords_IsTheKnownOne(double x, double y, double expected) =>
        Assert.Equal(expected, Distances(Fit(Six, Classes, 2), [x, y], 2)[0], expected * Ridged);

    [Fact]
    public void SquaredDistance_IsThatOfTheRidgedCovariance_ToTheLastDigits()
    {
        // [[2/9, -1/9], [-1/9, 2/9]] with 1e-6 times 2/9 on the diagonal, inverted by hand.
        double a = 2.0 / 9 * (1 + 1e-6), b = -1.0 / 9, determinant = a * a - b * b;
        double Squared(double x, double y) => (a * x * x - 2 * b * x * y + a * y * y) / determinant;
        var fit = Fit(Six, Classes, 2);
        foreach (var (x, y) in new[] { (0.0, 0.0), (2, 2), (-1, 3), (4.5, 4), (1, 1) })
            Assert.Equal(Math.Min(Squared(x - 1 / 3.0, y - 1 / 3.0), Squared(x - 13 / 3.0, y - 13 / 3.0)), Distances(fit, [x, y], 2)[0], 1e-9);
    }

    [Fact]
    public void SquaredDistance_InOtherUnits_IsTheSame()
    {
        // What a Mahalanobis distance is for: a mixing of the features changes nothing but the ridge.
        var random = new RandomStream(5);
        const int Width = 7, Count = 200;
        double[] features = [.. Enumerable.Range(0, Count * Width).Select(i => random.NextNormal() + (i / Width % 3))], mixed = new double[Count * Width];
        long[] labels = [.. Enumerable.Range(0, Count).Select(i => i % 3L)];
        for (var i = 0; i < Count; i++)
            for (var j = 0; j < Width; j++) mixed[i * Width + j] = (j + 1) * features[i * Width + j] + (j > 0 ? features[i * Width + j - 1] : 0) + 5;
        var (one, other) = (Distances(Fit(features, labels, Width), features, Width), Distances(Fit(mixed, labels, Width), mixed, Width));
        for (var i = 0; i < Count; i++) Assert.Equal(one[i], other[i], 1e-3 * one[i]);
    }

    [Fact]
    public void SquaredDistance_OfTheFittedRecords_IsTheirWidthOnAverage()
    {
        // The trace of a covariance times its inverse, with each record at its own class.
        var random = new RandomStream(6);
        const int Width = 37, Count = 400;
        double[] features = [.. Enumerable.Range(0, Count * Width).Select(_ => random.NextNormal())];
        Assert.Equal(Width, Distances(Fit(features, new long[Count], Width), features, Width).Average(), 1e-4);
    }

    [Fact]
    public void FeaturesThatDependOnEachOther_AreHeldApartByTheRidge() =>
        Assert.InRange(Distances(Fit([1, 2, 2, 4, 3, 6, 5, 10], [0, 0, 0, 0], 2), [3, 5.5], 2)[0], 1000, 1e9);

    [Fact]
    public void Of_FeaturesThatVaryInNoClass_IsNothing() => Assert.Null(ClassGaussians.Of(Table([1, 1, 2, 2], 2), tensor(new long[] { 0, 1 })));

    private static ClassGaussians Fit(double[] features, long[] labels, int width) => ClassGaussians.Of(Table(features, width), tensor(labels))!;

    private static double[] Distances(ClassGaussians fit, double[] features, int width)
    {
        using var found = fit.SquaredDistances(Table(features, width)).data<double>();
        return found.ToArray();
    }

    private static Tensor Table(double[] numbers, int width) => tensor(numbers).reshape(-1, width);
}
