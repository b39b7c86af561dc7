using Lethe.Representation.Similarity;
using static TorchSharp.torch;

namespace Lethe.Representation.Tests;

public class KernelTests
{
    [Fact]
    public void Cka_OfAFewRecords_IsTheAverageOverAllFourOfThem()
    {
        using var scope = NewDisposeScope();
        Tensor x = Draw(1, 6, 3), y = Draw(2, 6, 2);

        var expected = Hsic(x, y) / Math.Sqrt(Hsic(x, x) * Hsic(y, y));

        Assert.Equal(expected, new Kernel(x).Cka(new Kernel(y)), 1e-10);
    }

    [Fact]
    public void Cka_OfARotatedScaledAndShiftedLayer_IsOne()
    {
        using var scope = NewDisposeScope();
        var x = Draw(3, 60, 8);
        var (rotation, _) = linalg.qr(Draw(4, 8, 8));

        Assert.Equal(1, new Kernel(x).Cka(new Kernel(3 * x.matmul(rotation) + 7)), 1e-9);
        Assert.Equal(1, new Kernel(x).BiasedCka(new Kernel(3 * x.matmul(rotation) + 7)), 1e-9);
        Assert.Equal(1, new Kernel(x).Cka(new Kernel(x)), 1e-12);
    }

    [Fact]
    public void Cka_OfIndependentLayers_IsAboutZeroWhereTheBiasedOneIsNot()
    {
        using var scope = NewDisposeScope();
        var (one, other) = (new Kernel(Draw(5, 128, 512)), new Kernel(Draw(6, 128, 512)));

        Assert.Equal(0, one.Cka(other), 0.02);
        Assert.Equal(1 / (1 + 128.0 / 512), one.BiasedCka(other), 0.03);
    }

    [Fact]
    public void Cka_OfALayerThatSaysNothing_IsNoNumber()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(double.NaN, new Kernel(Draw(7, 20, 4)).Cka(new Kernel(ones([20, 4], ScalarType.Float64) * 0.3)));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Jackknife_OverDraws_CoversWhatManyRecordsShow()
    {
        using var scope = NewDisposeScope();
        var truth = Similar(8, 3000).Value;
        var covered = Enumerable.Range(100, 60).Count(seed => Similar(seed, 100) is { Interval: { } interval } && interval.Contains(truth));
        Assert.InRange(covered, 50, 60);
    }

    private static (double Value, Interval? Interval) Similar(int seed, int records)
    {
        using var scope = NewDisposeScope();
        var x = Draw(seed, records, 5);
        var (one, other) = (new Kernel(x), new Kernel(x.tanh() + 0.7 * Draw(seed + 1000, records, 5)));
        var value = one.Cka(other);
        return (value, KernelInterval.Of(one, other, value, new RandomStream(seed)));
    }

    // The definition: K_ij (L_ij + L_qr - 2 L_iq) over all i, j, q, r that differ.
    private static double Hsic(Tensor x, Tensor y)
    {
        using Tensor k = x.matmul(x.t()), l = y.matmul(y.t());
        var n = (int)x.size(0);
        double sum = 0, count = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                for (var q = 0; q < n; q++)
                    for (var r = 0; r < n; r++)
                    {
                        if (new[] { i, j, q, r }.Distinct().Count() < 4) continue;
                        sum += At(k, i, j) * (At(l, i, j) + At(l, q, r) - 2 * At(l, i, q));
                        count++;
                    }
        return sum / count;
    }

    private static double At(Tensor matrix, int i, int j)
    {
        using var entry = matrix[i, j];
        return entry.item<double>();
    }

    private static Tensor Draw(int seed, int rows, int columns)
    {
        var random = new RandomStream(seed);
        return tensor([.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())], [rows, columns], ScalarType.Float64);
    }
}
