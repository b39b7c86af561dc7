using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class ExternalDataTests
{
    private static readonly float[] Weights = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Open_WeightsBesideTheModel_AreRead()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["weights.bin"], Bytes(Weights));
        using var session = OnnxSession.Open(Write(scratch, "weights.bin"));
        var y = session.Ask<float>([1, 2, 3], [1, 3])["y"];
        Assert.Equal([22, 28], y.Floats);
        Assert.Equal(["weights.bin"], session.Model.ExternalFiles);
    }

    [Theory]
    [InlineData("../weights.bin", "leaves the model's folder")]
    [InlineData("sub/../../weights.bin", "leaves the model's folder")]
    [InlineData("..\\weights.bin", "leaves the model's folder")]
    [InlineData("..", "leaves the model's folder")]
    [InlineData("/etc/passwd", "is an absolute path")]
    [InlineData("C:\\weights.bin", "is an absolute path")]
    [InlineData("\\\\server\\weights.bin", "is an absolute path")]
    [InlineData("", "is not the name of a file")]
    [InlineData("a\0b", "is not the name of a file")]
    [InlineData("*/_ORT_MEM_ADDR_/*", "is not the name of a file")]
    [InlineData("absent.bin", "is not beside it")]
    public void Open_WeightsElsewhere_AreRefusedBeforeAnythingIsOpened(string location, string reason)
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["inner"]);
        Directory.CreateDirectory(scratch["inner/sub"]);
        File.WriteAllBytes(scratch["weights.bin"], Bytes(Weights));
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(Write(scratch, location, "inner/model.onnx")));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_LinkOutOfTheFolder_IsRefused(bool linkFolder)
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["inner"]);
        Directory.CreateDirectory(scratch["outer"]);
        File.WriteAllBytes(scratch["outer/weights.bin"], Bytes(Weights));
        if (linkFolder) Directory.CreateSymbolicLink(scratch["inner/sub"], scratch["outer"]);
        else File.CreateSymbolicLink(scratch["inner/weights.bin"], scratch["outer/weights.bin"]);
        var location = linkFolder ? "sub/weights.bin" : "weights.bin";
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(Write(scratch, location, "inner/model.onnx")));
        Assert.Contains("is a link that leaves", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderReachedThroughALink_IsFine()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["real"]);
        File.WriteAllBytes(scratch["real/weights.bin"], Bytes(Weights));
        Write(scratch, "weights.bin", "real/model.onnx");
        Directory.CreateSymbolicLink(scratch["link"], scratch["real"]);
        using var session = OnnxSession.Open(scratch["link/model.onnx"]);
        Assert.Single(session.Inputs);
    }

    [Fact]
    public void Open_WeightFileCutShort_SaysSo()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["weights.bin"], Bytes(Weights[..5]));
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(Write(scratch, "weights.bin")));
        Assert.Contains("has 20 bytes, but the model needs 24 from byte 0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BytesWithExternalWeights_AsksForThePath()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["weights.bin"], Bytes(Weights));
        var bytes = File.ReadAllBytes(Write(scratch, "weights.bin"));
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(bytes));
        Assert.Contains("Open it by its path", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EscapeHiddenInASubgraph_IsFound()
    {
        var body = new OnnxGraph("body")
            .Node("Constant", [], ["c"], OnnxAttribute.Tensor("value", OnnxTensor.Of<float>("secret", new float[1], 1)))
            .Output("c", OnnxElementType.Float32, 1);
        var graph = new OnnxGraph("if")
            .Input("go", OnnxElementType.Bool)
            .Node("If", ["go"], ["y"], OnnxAttribute.Graph("then_branch", body), OnnxAttribute.Graph("else_branch", body))
            .Output("y", OnnxElementType.Float32, 1);
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["model.onnx"], ExternalModel.Externalize(graph.ToBytes(), "secret", "../../etc/passwd"));
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(scratch["model.onnx"]));
        Assert.Contains("../../etc/passwd", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PlaceWithoutTheExternalMark_IsRefusedAllTheSame()
    {
        // Protobuf joins a message that comes twice, so the mark may be in the other half.
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["model.onnx"], ExternalModel.Externalize(
            SmallModels.Affine("batch").ToBytes(), "w", "../w.bin", mark: false));
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(scratch["model.onnx"]));
        Assert.Contains("leaves the model's folder", fault.Message, StringComparison.Ordinal);
    }

    private static string Write(Scratch scratch, string location, string name = "model.onnx")
    {
        var graph = new OnnxGraph("external")
            .Input("x", OnnxElementType.Float32, "batch", 3)
            .Initializer(OnnxTensor.Of<float>("w", Weights, 3, 2))
            .Node("MatMul", ["x", "w"], ["y"])
            .Output("y", OnnxElementType.Float32, "batch", 2);
        File.WriteAllBytes(scratch[name], ExternalModel.Externalize(graph.ToBytes(), "w", location));
        return scratch[name];
    }

    private static byte[] Bytes(float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
