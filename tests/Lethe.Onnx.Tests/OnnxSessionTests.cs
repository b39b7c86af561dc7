using System.Buffers;
using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class OnnxSessionTests
{
    [Fact]
    public void Open_Model_DescribesInputsOutputsAndItself()
    {
        using var session = SmallModels.Open(SmallModels.Tokens().Import("com.microsoft", 1));
        Assert.Equal(
            ["input_ids: Int64 [batch, sequence]", "attention_mask: Int64 [batch, sequence]"],
            session.Inputs.Select(info => info.ToString()));
        Assert.Equal("y: Float32 [batch, sequence]", Assert.Single(session.Outputs).ToString());
        Assert.Equal("tokens", session.Model.GraphName);
        Assert.Equal("lethe", session.Model.Producer);
        Assert.Equal(8, session.Model.IrVersion);
        Assert.Equal(17, session.Model.Opsets[""]);
        Assert.Equal(1, session.Model.Opsets["com.microsoft"]);
        Assert.Equal(3, session.Model.NodeCount);
        Assert.Empty(session.Model.ExternalFiles);
    }

    [Fact]
    public void Open_FixedAndUnknownDimensions_AreTold()
    {
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float32, 4, OnnxDimension.Any, "width"));
        Assert.Equal([OnnxDimension.Of(4), OnnxDimension.Any, OnnxDimension.Named("width")], session.Inputs[0].Shape);
    }

    [Fact]
    public void Open_Path_RunsLikeBytes()
    {
        using var scratch = new Scratch();
        SmallModels.Affine("batch").Save(scratch["model.onnx"]);
        using var session = OnnxSession.Open(scratch["model.onnx"]);
        var y = session.Ask<float>([1, 2, 3], [1, 3])["y"];
        Assert.Equal([22.5f, 27.5f], y.Floats);
    }

    [Theory]
    [InlineData("cpu", "asked for")]
    [InlineData(" CPU ", "asked for")]
    public void Open_OnCpu_SaysSo(string device, string reason)
    {
        using var session = OnnxSession.Open(SmallModels.Affine("batch").ToBytes(), new OnnxSessionOptions { Device = device });
        Assert.Equal(new OnnxDevice("cpu", reason), session.Device);
    }

    [Fact]
    public void Open_Auto_TakesWhatWorksAndSaysWhy()
    {
        using var session = OnnxSession.Open(SmallModels.Affine("batch").ToBytes());
        Assert.StartsWith("auto: ", session.Device.Reason, StringComparison.Ordinal);
        Assert.Contains(session.Device.Name, new[] { "cpu", "cuda:0" });
        if (!session.Device.IsCuda) Assert.Contains("CUDA does not work here", session.Device.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CudaIndexThatNoMachineHas_IsAClearError()
    {
        var fault = Assert.Throws<OnnxDeviceException>(
            () => OnnxSession.Open(SmallModels.Affine("batch").ToBytes(), new OnnxSessionOptions { Device = "cuda:9999" }));
        Assert.Contains("CUDA", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("")]
    public void Open_UnknownDevice_ListsTheKnown(string device)
    {
        var fault = Assert.Throws<OnnxDeviceException>(
            () => OnnxSession.Open(SmallModels.Affine("batch").ToBytes(), new OnnxSessionOptions { Device = device }));
        Assert.Equal($"There is no device '{device}'. Use auto, cpu, cuda or cuda:N.", fault.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void Open_ImpossibleThreadCount_IsRefused(int threads) => Assert.Throws<ArgumentOutOfRangeException>(
        () => OnnxSession.Open(SmallModels.Affine("batch").ToBytes(), new OnnxSessionOptions { Threads = threads }));

    [Fact]
    public void Open_OverTheSizeLimit_SaysSizeAndLimit()
    {
        using var scratch = new Scratch();
        SmallModels.Affine("batch").Save(scratch["model.onnx"]);
        var size = new FileInfo(scratch["model.onnx"]).Length;
        var options = new OnnxSessionOptions { MaxBytes = size - 1 };
        var expected = $"The model has {size} bytes, over the limit of {size - 1}.";
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(scratch["model.onnx"], options));
        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
        var bytes = SmallModels.Affine("batch").ToBytes();
        fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(bytes, options));
        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingFileFolderOrEmptyFile_SaysWhichItIs()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch["empty.onnx"], []);
        string Fault(string path) => Assert.Throws<OnnxModelException>(() => OnnxSession.Open(path)).Message;
        Assert.Contains("There is no file", Fault(scratch["none.onnx"]), StringComparison.Ordinal);
        Assert.Contains("is a folder", Fault(scratch.Folder), StringComparison.Ordinal);
        Assert.Contains("is empty", Fault(scratch["empty.onnx"]), StringComparison.Ordinal);
        Assert.Contains("is empty or not a regular file", Fault("/dev/zero"), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OperatorThatDoesNotExist_GivesTheRuntimesReason()
    {
        var graph = new OnnxGraph("odd")
            .Input("x", OnnxElementType.Float32, 1)
            .Node("Frobnicate", ["x"], ["y"])
            .Output("y", OnnxElementType.Float32, 1);
        var fault = Assert.Throws<OnnxModelException>(() => SmallModels.Open(graph));
        Assert.Contains("Frobnicate", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ErrorCode", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_Twice_IsFineAndEndsUse()
    {
        var session = SmallModels.Open(SmallModels.Affine("batch"));
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Ask<float>([1, 2, 3], [1, 3]));
        Assert.Equal("x", session.Inputs[0].Name);
    }

    [Fact]
    public void Dispose_WhileRunning_LetsTheRunFinish()
    {
        var session = SmallModels.Open(SmallModels.Affine("batch"));
        var rows = new GatedMemory([1, 2, 3]);
        float[] answer = [];
        var thread = new Thread(() => answer = session.Run([OnnxInput.Rows<float>("x", rows.Memory, 1, 3)])["y"].Floats);
        thread.Start();
        rows.Reached.Wait(TestContext.Current.CancellationToken);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Ask<float>([1, 2, 3], [1, 3]));
        rows.Open.Set();
        thread.Join();
        Assert.Equal([22.5f, 27.5f], answer);
    }

    /// <summary>Rows that a run cannot get at until the test lets it.</summary>
    private sealed class GatedMemory(float[] values) : MemoryManager<float>
    {
        public ManualResetEventSlim Reached { get; } = new();

        public ManualResetEventSlim Open { get; } = new();

        public override Span<float> GetSpan() => values;

        public override MemoryHandle Pin(int elementIndex = 0)
        {
            Reached.Set();
            Open.Wait(TestContext.Current.CancellationToken);
            return values.AsMemory(elementIndex).Pin();
        }

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
