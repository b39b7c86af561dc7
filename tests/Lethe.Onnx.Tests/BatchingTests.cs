using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class BatchingTests
{
    private static readonly OnnxRunOptions[] Options =
        [.. new[] { 1, 2, 4, 7, 64 }.Select(size => new OnnxRunOptions { BatchSize = size })];

    [Theory]
    [InlineData(null, 1)]
    [InlineData(null, 7)]
    [InlineData(null, 8)]
    [InlineData(4, 1)]
    [InlineData(4, 4)]
    [InlineData(4, 11)]
    [InlineData(1, 3)]
    public void Run_AnyBatchSize_GivesEveryRowItsAnswer(int? fixedBatch, int rows)
    {
        var data = SmallModels.Sequence(rows * 3);
        using var session = SmallModels.Open(SmallModels.Affine(fixedBatch is { } size ? OnnxDimension.Of(size) : "batch"));
        foreach (var options in Options)
        {
            var y = session.Ask<float>(data, [rows, 3], options)["y"];
            Assert.Equal([rows, 2], y.Shape);
            Assert.Equal(SmallModels.AffineAnswer(data), y.Floats);
        }
    }

    [Fact]
    public void Run_FixedBatch_PadsWithRealRowsNotZeros()
    {
        // 1 / x makes a padding row of zeros visible: it would be infinite, and the sum over the batch with it.
        var graph = new OnnxGraph("reciprocal")
            .Input("x", OnnxElementType.Float32, 4, 1)
            .Node("Reciprocal", ["x"], ["r"])
            .Initializer(OnnxTensor.Of<long>("axes", new long[] { 0 }, 1))
            .Node("ReduceSum", ["r", "axes"], ["s"])
            .Initializer(OnnxTensor.Of<long>("shape", new long[] { 4, 1 }, 2))
            .Node("Expand", ["s", "shape"], ["y"])
            .Output("y", OnnxElementType.Float32, 4, 1);
        using var session = SmallModels.Open(graph);
        var y = session.Ask<float>([1, 2, 4, 8, 2], [5, 1])["y"].Floats;
        Assert.Equal([1.875f, 1.875f, 1.875f, 1.875f, 2f], y);
    }

    [Fact]
    public void Run_OutputThatIsItsInput_IsCopiedForEveryBatch()
    {
        var data = SmallModels.Sequence(10);
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float32, "batch", 2));
        var y = session.Ask<float>(data, [5, 2], new OnnxRunOptions { BatchSize = 2 })["y"];
        Assert.Equal(data, y.Floats);
    }

    [Theory]
    [InlineData("batch", 1)]
    [InlineData("something", 1)]
    [InlineData(null, 1)]
    [InlineData("batch", 5)]
    public void Run_OutputDeclaredVaguelyOrWrongly_IsStillRight(string? symbol, int declaredWidth)
    {
        var graph = new OnnxGraph("vague")
            .Input("x", OnnxElementType.Float32, "batch", 1)
            .Node("Neg", ["x"], ["y"])
            .Output(
                "y", OnnxElementType.Float32,
                symbol is null ? OnnxDimension.Any : symbol, declaredWidth == 1 ? 1 : OnnxDimension.Any);
        using var session = SmallModels.Open(graph);
        var y = session.Ask<float>([1, 2, 3, 4, 5], [5, 1], new OnnxRunOptions { BatchSize = 2 })["y"];
        Assert.Equal([-1, -2, -3, -4, -5], y.Floats);
        Assert.Equal([5, 1], y.Shape);
    }

    [Fact]
    public void Run_OutputWithoutRows_IsGivenForOneBatchAndRefusedForSeveral()
    {
        var graph = new OnnxGraph("mean")
            .Input("x", OnnxElementType.Float32, "batch", 2)
            .Node("ReduceMean", ["x"], ["m"], OnnxAttribute.Ints("axes", 0), OnnxAttribute.Int("keepdims", 0))
            .Output("m", OnnxElementType.Float32, 2);
        using var session = SmallModels.Open(graph);
        var token = TestContext.Current.CancellationToken;
        var m = session.Run<float>([1, 2, 3, 6], [2, 2], cancellation: token)["m"];
        Assert.Equal([2, 4], m.Floats);
        Assert.Equal([2], m.Shape);
        var fault = Assert.Throws<OnnxModelException>(
            () => session.Ask<float>([1, 2, 3, 6], [2, 2], new OnnxRunOptions { BatchSize = 1 }));
        Assert.Contains("'m'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RowShapeThatChangesBetweenBatches_IsRefused()
    {
        var graph = new OnnxGraph("nonzero")
            .Input("x", OnnxElementType.Float32, 1, 2)
            .Node("NonZero", ["x"], ["found"])
            .Node("Transpose", ["found"], ["t"])
            .Initializer(OnnxTensor.Of<long>("shape", new long[] { 1, -1 }, 2))
            .Node("Reshape", ["t", "shape"], ["y"])
            .Output("y", OnnxElementType.Int64, 1, "found");
        using var session = SmallModels.Open(graph);
        var fault = Assert.Throws<OnnxModelException>(
            () => session.Ask<float>([1, 1, 0, 1], [2, 2]));
        Assert.Contains("[1, 4]", fault.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 2]", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_IntoDestination_WritesThereAndChecksItsLength()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        var token = TestContext.Current.CancellationToken;
        var data = SmallModels.Sequence(15);
        var destination = new float[10];
        session.Run<float>(data, [5, 3], destination, new OnnxRunOptions { BatchSize = 2 }, token);
        Assert.Equal(SmallModels.AffineAnswer(data), destination);
        foreach (var wrong in new[] { 0, 9, 11 })
        {
            var fault = Assert.Throws<OnnxInputException>(() => session.Run<float>(data, [5, 3], new float[wrong], cancellation: token));
            Assert.Contains($"holds {wrong}", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Run_ManyBatches_AllocatesNothingPerBatch()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        var data = SmallModels.Sequence(3 * 4096);
        long Allocated(int batch)
        {
            var options = new OnnxRunOptions { BatchSize = batch };
            var before = GC.GetAllocatedBytesForCurrentThread();
            session.Run<float>(data, [4096, 3], options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The least of several: a collection that another thread begins counts the rest of this one's block as taken.
        long Least(int batch) => Enumerable.Range(0, 5).Min(_ => Allocated(batch));
        Assert.InRange(Least(2) - Least(1024), -4096, 4096);
    }
}
