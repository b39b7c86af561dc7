using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class OnnxGraphTests
{
    [Fact]
    public void Save_OverAnOldFile_ReplacesItAndLeavesNothingElse()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["model.onnx"], "old");
        SmallModels.Affine("batch").Save(scratch["model.onnx"]);
        Assert.Equal(SmallModels.Affine("batch").ToBytes(), File.ReadAllBytes(scratch["model.onnx"]));
        Assert.Equal(["model.onnx"], new DirectoryInfo(scratch.Folder).GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void Save_WriterThatFails_KeepsTheOldFile()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["model.onnx"], "old");
        var graph = Streamed(_ => throw new IOException("disk gone"), 4);
        Assert.Throws<IOException>(() => graph.Save(scratch["model.onnx"]));
        Assert.Equal("old", File.ReadAllText(scratch["model.onnx"]));
        Assert.Single(new DirectoryInfo(scratch.Folder).GetFiles());
    }

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    public void Save_WriterOfAnotherLength_IsRefused(int bytes)
    {
        var graph = Streamed(stream => stream.Write(new byte[bytes]), 4);
        var fault = Assert.Throws<InvalidOperationException>(graph.ToBytes);
        Assert.Contains("16 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_StreamedWeights_AreReadByTheRuntime()
    {
        var graph = Streamed(stream =>
        {
            foreach (var value in new float[] { 1, 10, 100, 1000 }) stream.Write(BitConverter.GetBytes(value));
        }, 4);
        using var session = SmallModels.Open(graph);
        Assert.Equal([4321], session.Ask<float>([1, 2, 3, 4], [1, 4])["y"].Floats);
    }

    [Fact]
    public void Save_MoreThanTwoGigabytes_IsRefusedBeforeWriting()
    {
        using var scratch = new Scratch();
        var graph = Streamed(_ => Assert.Fail("nothing should be written"), 1L << 29);
        var fault = Assert.Throws<OnnxModelException>(() => graph.Save(scratch["model.onnx"]));
        Assert.Contains("at most 2 GB", fault.Message, StringComparison.Ordinal);
        Assert.Empty(new DirectoryInfo(scratch.Folder).GetFiles());
    }

    [Fact]
    public void ToBytes_Twice_IsTheSame()
    {
        var graph = SmallModels.Counter().Note("b", "2").Note("a", "1");
        Assert.Equal(graph.ToBytes(), graph.ToBytes());
    }

    [Fact]
    public void Attributes_OfEveryKind_ReachTheRuntime()
    {
        var graph = new OnnxGraph("attributes")
            .Input("x", OnnxElementType.Float32, "batch", 2)
            .Node("Constant", [], ["c"], OnnxAttribute.Tensor("value", OnnxTensor.Of<double>("", new[] { 0.5, -0.5 }, 2)))
            .Node("Cast", ["c"], ["cast"], OnnxAttribute.Int("to", 1))
            .Node("Constant", [], ["f"], OnnxAttribute.Floats("value_floats", 10, 20))
            .Node("Add", ["x", "cast"], ["a"])
            .Node("Add", ["a", "f"], ["s"])
            .Node("LeakyRelu", ["s"], ["l"], OnnxAttribute.Float("alpha", 0.5f))
            .Node("Transpose", ["l"], ["t"], OnnxAttribute.Ints("perm", 0, 1))
            .Node("DepthToSpace", ["image"], ["d"], OnnxAttribute.Int("blocksize", 1), OnnxAttribute.Text("mode", "DCR"))
            .Output("t", OnnxElementType.Float32, "batch", 2)
            .Output("d", OnnxElementType.Float32, 1, 1, 1, 1)
            .Initializer(OnnxTensor.Of<float>("image", new float[] { 9 }, 1, 1, 1, 1));
        using var session = SmallModels.Open(graph);
        var result = session.Ask<float>([1, -40], [1, 2]);
        Assert.Equal([11.5f, -10.25f], result["t"].Floats);
        Assert.Equal([9], result["d"].Floats);
    }

    [Fact]
    public void Subgraph_OfALoop_Runs()
    {
        using var session = SmallModels.Open(SmallModels.Counter());
        var result = session.Run(
            [OnnxInput.Rows<float>("x", new float[] { 0.5f }, 1, 1), OnnxInput.Shared<int>("times", new[] { 10 })],
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([10.5f], result["y"].Floats);
    }

    [Fact]
    public void Node_DefiningAValueTwice_IsRefused()
    {
        var graph = SmallModels.Affine("batch");
        Assert.Throws<InvalidOperationException>(() => graph.Node("Neg", ["x"], ["y"]));
        Assert.Throws<InvalidOperationException>(() => graph.Input("w", OnnxElementType.Float32));
    }

    [Fact]
    public void Node_OfADomainNotImported_IsRefused() => Assert.Throws<InvalidOperationException>(
        () => new OnnxGraph("g").Node("com.microsoft", "Gelu", ["x"], ["y"], []));

    [Fact]
    public void Tensor_WithTooFewValues_SaysBothSizes()
    {
        var fault = Assert.Throws<ArgumentException>(() => OnnxTensor.Of<float>("w", new float[3], 2, 2));
        Assert.StartsWith("Tensor 'w' of Float32 [2, 2] needs 16 bytes but was given 12.", fault.Message, StringComparison.Ordinal);
    }

    private static OnnxGraph Streamed(Action<Stream> write, long length) => new OnnxGraph("streamed")
        .Input("x", OnnxElementType.Float32, "batch", length)
        .Initializer(OnnxTensor.Streamed("w", OnnxElementType.Float32, write, length, 1))
        .Node("MatMul", ["x", "w"], ["y"])
        .Output("y", OnnxElementType.Float32, "batch", 1);
}
