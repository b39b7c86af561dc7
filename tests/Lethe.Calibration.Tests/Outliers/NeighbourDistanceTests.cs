using Lethe.Calibration.Outliers;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Outliers;

public sealed class NeighbourDistanceTests : IDisposable
{
    // On the circle at 0, 90 and 180 degrees, whatever their lengths.
    private static readonly double[] Three = [2, 0, 0, 5, -.1, 0];

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1.4142135623730951)]
    [InlineData(3, 2)]
    public void Distances_OnTheCircle_AreTheKnownChords(int k, double expected) => Assert.Equal(expected, Distances(Three, 2, k, [7, 0])[0], 1e-7);

    [Fact]
    public void Distances_ToManyRecords_AreTheKthOfAll()
    {
        var random = new RandomStream(8);
        const int Width = 11, Count = 90;
        double[] features = [.. Enumerable.Range(0, Count * Width).Select(_ => random.NextNormal())];
        double[] places = [.. Enumerable.Range(0, 2 * Width).Select(_ => random.NextNormal())];
        double[] Unit(double[] row) => [.. row.Select(one => one / Math.Sqrt(row.Sum(other => other * other)))];
        double[] All(double[] place) => [.. features.Chunk(Width).Select(row => Math.Sqrt(Unit(row).Zip(Unit(place), (a, b) => (a - b) * (a - b)).Sum())).Order()];
        foreach (var k in new[] { 1, 2, 50, Count })
            foreach (var (found, place) in Distances(features, Width, k, places).Zip(places.Chunk(Width))) Assert.Equal(All(place)[k - 1], found, 1e-12);
    }

    [Fact]
    public void Distances_WithoutALength_AreThoseFromTheCentre() => Assert.Equal(1, Distances(Three, 2, 1, [0, 0])[0], 1e-12);

    private static double[] Distances(double[] known, int width, int k, double[] places)
    {
        using var found = new NeighbourDistance(tensor(known).reshape(-1, width), k).Distances(tensor(places).reshape(-1, width)).data<double>();
        return found.ToArray();
    }
}
