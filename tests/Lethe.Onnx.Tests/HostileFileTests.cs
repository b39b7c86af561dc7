using System.Diagnostics;
using Lethe.Onnx.Files;
using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class HostileFileTests
{
    [Fact]
    public void Open_ThousandDamagedFiles_OpensAndRunsOrSaysWhy()
    {
        var (opened, ran, refusedHere, refusedByRuntime) = (0, 0, 0, 0);
        var slowest = TimeSpan.Zero;
        var options = new OnnxSessionOptions { Device = "cpu", Threads = 1, MaxBytes = 1 << 20 };
        for (var seed = 0; seed < 1000; seed++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                using var session = OnnxSession.Open(Mutations.Make(seed), options);
                opened++;
                ran += TryRun(session) ? 1 : 0;
            }
            catch (OnnxModelException fault)
            {
                Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
                if (fault.InnerException is null) refusedHere++;
                else refusedByRuntime++;
            }

            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }

        // All three must happen often, or the damage is of one kind only and the test proves little.
        Assert.True(
            opened > 100 && ran > 80 && refusedHere > 200 && refusedByRuntime > 100,
            $"{opened} opened, {ran} ran, {refusedHere} refused here and {refusedByRuntime} by the runtime");
        // Milliseconds on a machine that is free; the bound is for one that is not.
        Assert.True(slowest < TimeSpan.FromMinutes(1), $"One file took {slowest}.");
    }

    [Fact]
    public void Check_HugeDeclaredTensor_IsRefusedWithoutAllocating()
    {
        // A tensor of 2^40 floats that holds four bytes.
        var tensor = new WireMessage();
        tensor.Integer(1, 1L << 40);
        tensor.Integer(2, 1);
        tensor.Text(8, "w");
        tensor.Payload(9, 4, stream => stream.Write(new byte[4]));
        var before = GC.GetTotalMemory(forceFullCollection: false);
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(WithInitializer(tensor)));
        Assert.Contains("over the limit", fault.Message, StringComparison.Ordinal);
        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < 1 << 24);
    }

    [Fact]
    public void Check_TensorWithFewerValuesThanDeclared_IsRefused()
    {
        var tensor = new WireMessage();
        tensor.Integer(1, 100);
        tensor.Integer(2, 1);
        tensor.Text(8, "w");
        tensor.Payload(9, 4, stream => stream.Write(new byte[4]));
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(WithInitializer(tensor)));
        Assert.Contains("declares 100 values of 32 bits but holds 4 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SparseTensorThatUnfoldsToTerabytes_IsRefused()
    {
        var values = OnnxTensor.Of<float>("s", new float[] { 1 }, 1).ToMessage();
        var indices = OnnxTensor.Of<long>("", new long[] { 0 }, 1).ToMessage();
        var sparse = new WireMessage();
        sparse.Message(1, values);
        sparse.Message(2, indices);
        sparse.Integer(3, 1L << 40);
        var graph = new WireMessage();
        graph.Message(15, sparse);
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(Model(graph)));
        Assert.Contains("over the limit", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GraphsNestedTooDeep_AreRefused()
    {
        var inner = new WireMessage();
        for (var depth = 0; depth < 200; depth++)
        {
            var (attribute, node, graph) = (new WireMessage(), new WireMessage(), new WireMessage());
            attribute.Message(6, inner);
            node.Message(5, attribute);
            graph.Message(1, node);
            inner = graph;
        }

        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(Model(inner)));
        Assert.Contains("nests graphs", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ConstantThatWouldUnfoldToTerabytes_DoesNotTakeThem()
    {
        var graph = new OnnxGraph("bomb")
            .Input("x", OnnxElementType.Float32, "batch", 1)
            .Initializer(OnnxTensor.Of<long>("size", new long[] { 1L << 40 }, 1))
            .Node("ConstantOfShape", ["size"], ["zeros"])
            .Node("ReduceSum", ["zeros"], ["sum"])
            .Node("Add", ["x", "sum"], ["y"])
            .Output("y", OnnxElementType.Float32, "batch", 1);
        using var session = SmallModels.Open(graph);
        var fault = Assert.Throws<OnnxModelException>(
            () => session.Ask<float>([1], [1, 1]));
        Assert.StartsWith("The model failed on rows 0 to 0", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ORTM")]
    [InlineData("PK\u0003\u0004 a zip file")]
    [InlineData("<html>404</html>")]
    public void Open_SomethingElse_IsNotAnOnnxFile(string text)
    {
        var fault = Assert.Throws<OnnxModelException>(() => OnnxSession.Open(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith("This is not a whole ONNX file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_EveryTruncation_NeverThrowsAnythingElse()
    {
        var model = SmallModels.Counter().ToBytes();
        for (var length = 0; length < model.Length; length++)
        {
            var cut = model[..length];
            Assert.IsType<OnnxModelException>(Record.Exception(() => ModelCheck.Inspect(cut, 1 << 20)), exactMatch: true);
        }
    }

    /// <summary>
    /// Feeds zeros of the declared shapes. What a damaged model then does is its own affair, short of a crash or a
    /// hang.
    /// </summary>
    private static bool TryRun(OnnxSession session)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            session.Run([.. session.Inputs.Select(Zeros)], new OnnxRunOptions { BatchSize = 1 }, limit.Token);
            return true;
        }
        catch (Exception fault) when (fault is OnnxModelException or OnnxInputException or OperationCanceledException)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static OnnxInput Zeros(OnnxTensorInfo info)
    {
        long[] shape = [.. info.Shape.Select(dimension => dimension.Size ?? 2)];
        if (shape.Aggregate((Int128)1, (count, size) => count * size) is var length && length > 1 << 20)
            throw new OnnxInputException($"Input '{info}' is too large to try.");
        ReadOnlyMemory<float> floats = new float[(int)length];
        ReadOnlyMemory<byte> bytes = new byte[(int)length];
        return (info.ElementType.IsFloating(), shape.Length) switch
        {
            (true, 0) => OnnxInput.Shared(info.Name, floats, shape),
            (true, _) => OnnxInput.Rows(info.Name, floats, shape),
            (false, 0) => OnnxInput.Shared(info.Name, bytes, shape),
            (false, _) => OnnxInput.Rows(info.Name, bytes, shape),
        };
    }

    private static byte[] WithInitializer(WireMessage tensor)
    {
        var graph = new WireMessage();
        graph.Message(5, tensor);
        return Model(graph);
    }

    private static byte[] Model(WireMessage graph)
    {
        var model = new WireMessage();
        model.Integer(1, 8);
        model.Message(7, graph);
        using var stream = new MemoryStream();
        model.WriteTo(stream);
        return stream.ToArray();
    }
}
