using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class KnownAnswerTests
{
    [Fact]
    public void Gemm_OfSmallMatrices_MatchesHandComputation()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        var y = session.Ask<float>([1, 2, 3, -1, 0, 2], [2, 3])["y"];
        Assert.Equal([22.5f, 27.5f, 9.5f, 9.5f], y.Floats);
        Assert.Equal([2, 2], y.Shape);
    }

    [Fact]
    public void Conv_WithKernelOfOnes_SumsEachWindow()
    {
        using var session = SmallModels.Open(SmallModels.Sum2X2());
        var y = session.Ask<float>([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1, 3, 3])["y"];
        Assert.Equal([12, 16, 24, 28], y.Floats);
        Assert.Equal([1, 1, 2, 2], y.Shape);
    }

    [Fact]
    public void Softmax_OfLogarithms_GivesTheProportions()
    {
        var graph = new OnnxGraph("softmax")
            .Input("x", OnnxElementType.Float32, "batch", 3)
            .Node("Softmax", ["x"], ["y"], OnnxAttribute.Int("axis", 1))
            .Output("y", OnnxElementType.Float32, "batch", 3);
        using var session = SmallModels.Open(graph);
        var y = session.Ask<float>([0, MathF.Log(2), MathF.Log(5)], [1, 3])["y"].Floats;
        Assert.Equal(0.125f, y[0], 1e-6f);
        Assert.Equal(0.25f, y[1], 1e-6f);
        Assert.Equal(0.625f, y[2], 1e-6f);
    }

    [Fact]
    public void Run_SameDataTwice_IsIdenticalBitForBit()
    {
        var random = new Random(7);
        var weights = Enumerable.Range(0, 64 * 64).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var graph = new OnnxGraph("wide")
            .Input("x", OnnxElementType.Float32, "batch", 64)
            .Initializer(OnnxTensor.Of<float>("w", weights, 64, 64))
            .Node("MatMul", ["x", "w"], ["h"])
            .Node("Tanh", ["h"], ["y"])
            .Output("y", OnnxElementType.Float32, "batch", 64);
        var rows = Enumerable.Range(0, 50 * 64).Select(_ => random.NextSingle()).ToArray();
        using var session = OnnxSession.Open(graph.ToBytes(), new OnnxSessionOptions { Device = "cpu", Threads = 2 });
        var first = session.Ask<float>(rows, [50, 64])["y"].Floats;
        for (var again = 0; again < 5; again++)
            Assert.Equal(first, session.Ask<float>(rows, [50, 64])["y"].Floats);
    }

    [Fact]
    public void Run_FromManyThreads_GivesEachItsOwnAnswer()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        Parallel.For(0, 64, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            var rows = SmallModels.Sequence(3 * (1 + i % 9));
            for (var at = 0; at < rows.Length; at++) rows[at] += i;
            var y = session.Run<float>(rows, [rows.Length / 3, 3], new OnnxRunOptions { BatchSize = 2 });
            Assert.Equal(SmallModels.AffineAnswer(rows), y["y"].Floats);
        });
    }
}
