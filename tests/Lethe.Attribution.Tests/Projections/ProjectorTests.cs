using Lethe.Attribution.Gradients;
using Lethe.Attribution.Projections;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Projections;

public class ProjectorTests
{
    private const long Plenty = 1 << 28;

    [Fact]
    public void TwoSided_Gradient_IsTheWholeOneBetweenItsTwoMatrices()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(1);
        using var network = nn.Sequential(
            nn.Conv2d(4, 12, 3, groups: 2), nn.Tanh(), nn.BatchNorm2d(12), nn.Flatten(2), nn.Linear(9, 20), nn.Flatten(), nn.Linear(240, 3)).to(float64);
        var batch = new Batch(randn(6, 4, 5, 5, float64), tensor(new long[] { 0, 1, 2, 0, 1, 2 }), [0, 1, 2, 3, 4, 5]);
        using var watch = new GradientWatch(network);
        using var projector = new TwoSidedProjector(4, watch, CPU, new RandomStream(2), Plenty);

        var signals = watch.Run(batch, ExampleScores.Margin);
        var found = projector.Project(signals);

        foreach (var (number, layer) in watch.Layers.Index())
        {
            var (left, right) = projector.SidesOf(layer);
            Assert.True(found[number].allclose(Expected(signals, layer, left, right), 1e-10, 1e-12), layer.Name);
        }
        // Two groups of a convolution are added up; batch normalisation has 24 numbers, which are made 16; the head has three rows.
        Assert.Equal([16, 16, 16, 12], found.Select(block => block.size(1)));
    }

    [Fact]
    public void TwoSided_GradientOfWords_IsTheWholeOneBetweenItsTwoMatrices()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(1);
        using var network = nn.Sequential(nn.Embedding(30, 6, padding_idx: 0), nn.Flatten(), nn.Linear(24, 3)).to(float64);
        var batch = new Batch(randint(0, 30, [5, 4]), tensor(new long[] { 0, 1, 2, 0, 1 }), [0, 1, 2, 3, 4]);
        using var watch = new GradientWatch(network);
        foreach (var side in new[] { 4, 16, 64 })
        {
            using var projector = new TwoSidedProjector(side, watch, CPU, new RandomStream(2), Plenty);
            var signals = watch.Run(batch, ExampleScores.Margin);
            var (left, right) = projector.SidesOf(watch.Layers[0]);
            // [records, vectors, width] as a matrix with a row a number of the width, as a layer has one a unit.
            var whole = signals.Gradient(watch.Layers[0])!.reshape(5, 30, 6).transpose(1, 2);
            if (left is not null) whole = left[0].t().matmul(whole);
            if (right is not null) whole = whole.matmul(right[0]);
            Assert.True(projector.Project(signals)[0].allclose(whole.flatten(1), 1e-10, 1e-12), $"{side}");
        }
    }

    [Fact]
    public void TwoSided_AtSixteen_KeepsProductsOfGradients()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(3);
        using var network = nn.Sequential(nn.Linear(64, 96), nn.ReLU(), nn.Linear(96, 80), nn.ReLU(), nn.Linear(80, 10));
        // Records of a few kinds, as data is: where all are alike or none are, products are all the same.
        var kinds = tensor(Enumerable.Range(0, 21).Select(i => i % 5L).ToArray());
        var inputs = randn(5, 64).index_select(0, kinds) + 0.3 * randn(21, 64);
        var batch = new Batch(inputs, kinds, [.. Enumerable.Range(0, 21)]);
        using var watch = new GradientWatch(network);
        using var projector = new TwoSidedProjector(16, watch, CPU, new RandomStream(4), Plenty);

        var signals = watch.Run(batch, ExampleScores.Margin);
        var whole = signals.Gradient(watch.Layers[1])!;
        var small = projector.Project(signals)[1];

        // 210 pairs of one layer.
        var pairs = Enumerable.Range(0, 21).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j))).ToArray();
        var exact = pairs.Select(pair => (double)whole[pair.i].dot(whole[pair.j]).item<float>()).ToArray();
        var kept = pairs.Select(pair => (double)small[pair.i].dot(small[pair.j]).item<float>()).ToArray();
        Assert.True(Correlation(exact, kept) > 0.9, $"{Correlation(exact, kept)}");
        Assert.Equal(256, small.size(1));
    }

    [Fact]
    public void Dense_Gradient_IsTheWholeOneTimesItsMatrix()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(nn.Linear(8, 6), nn.Tanh(), nn.Linear(6, 3)).to(float64);
        var batch = new Batch(randn(4, 8, float64), tensor(new long[] { 0, 1, 2, 0 }), [0, 1, 2, 3]);
        using var watch = new GradientWatch(network);
        var signals = watch.Run(batch, ExampleScores.Margin);
        var whole = signals.Full();
        var mean = zeros([4], float64);
        const int Draws = 400;
        for (var draw = 0; draw < Draws; draw++)
        {
            using var projector = new DenseProjector(16, watch, CPU, new RandomStream(draw), Plenty);
            var small = Assert.Single(projector.Project(signals));
            Assert.Equal([4, 16], small.shape);
            mean += small.square().sum(1L) / Draws;
        }

        // A squared length of m random signs has the relative deviation sqrt(2 / m) at most; three standard errors.
        Assert.True(((mean / whole.square().sum(1L) - 1).abs().max().item<double>()) < 3 * Math.Sqrt(2.0 / 16 / Draws) + 0.02);
    }

    [Fact]
    public void Matrices_OfTheSameStream_AreTheSame()
    {
        using var one = RandomSigns.Of(5, 3, ScalarType.Float32, CPU, new RandomStream(9));
        using var other = RandomSigns.Of(5, 3, ScalarType.Float32, CPU, new RandomStream(9));
        Assert.True(one.equal(other).all().item<bool>());
        Assert.All(one.data<float>().ToArray(), sign => Assert.Equal(1 / Math.Sqrt(3), Math.Abs(sign), 1e-6));
    }

    [Fact]
    public void Dense_MatrixWithoutRoom_IsRefusedInWords()
    {
        using var network = nn.Linear(1000, 100);
        using var watch = new GradientWatch(network);
        var refusal = Assert.Throws<ModelException>(() => new DenseProjector(2048, watch, CPU, new RandomStream(1), 1 << 20));
        Assert.Contains("two-sided", refusal.Message);
    }

    [Fact]
    public void Auto_OfASmallModel_LeavesGradientsWhole()
    {
        using var scope = NewDisposeScope();
        using var small = nn.Linear(10, 10);
        using var large = nn.Linear(100, 100);
        using var one = new GradientWatch(small);
        using var other = new GradientWatch(large);
        using var whole = Projector.Of(ProjectionKind.Auto, 16, one, CPU, new RandomStream(1), Plenty);
        using var sided = Projector.Of(ProjectionKind.Auto, 16, other, CPU, new RandomStream(1), Plenty);
        Assert.IsType<WholeProjector>(whole);
        Assert.IsType<TwoSidedProjector>(sided);
    }

    private static Tensor Expected(ExampleSignals signals, LayerGradient layer, Tensor? left, Tensor? right)
    {
        var whole = signals.Gradient(layer)!;
        if (layer is not FactoredGradient factored) return left is null ? whole : whole.matmul(left[0]);
        var weights = whole.narrow(1, 0, factored.Groups * factored.Outputs * factored.Inputs)
            .reshape(-1, factored.Groups, factored.Outputs, factored.Inputs);
        var bias = whole.narrow(1, weights.numel() / weights.size(0), factored.Groups * factored.Outputs)
            .reshape(-1, factored.Groups, factored.Outputs, 1);
        var matrix = cat([weights, bias], 3);
        if (left is not null) matrix = left.transpose(1, 2).matmul(matrix);
        if (right is not null) matrix = matrix.matmul(right);
        return matrix.sum(1L).flatten(1);
    }

    private static double Correlation(double[] one, double[] other)
    {
        var (a, b) = (Mean.Of(one), Mean.Of(other));
        return one.Zip(other, (x, y) => (x - a) * (y - b)).Sum() / (one.Length - 1) / Mean.Deviation(one) / Mean.Deviation(other);
    }
}
