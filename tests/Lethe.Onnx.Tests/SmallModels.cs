using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

/// <summary>Models small enough to work out by hand.</summary>
internal static class SmallModels
{
    /// <summary>y = x W + b with W = [[1, 2], [3, 4], [5, 6]] and b = [0.5, -0.5].</summary>
    public static OnnxGraph Affine(OnnxDimension batch) => new OnnxGraph("affine")
        .Input("x", OnnxElementType.Float32, batch, 3)
        .Initializer(OnnxTensor.Of<float>("w", new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2))
        .Initializer(OnnxTensor.Of<float>("b", new float[] { 0.5f, -0.5f }, 2))
        .Node("Gemm", ["x", "w", "b"], ["y"])
        .Output("y", OnnxElementType.Float32, batch, 2);

    public static float[] AffineAnswer(ReadOnlySpan<float> rows)
    {
        var answer = new float[rows.Length / 3 * 2];
        for (var row = 0; row < rows.Length / 3; row++)
        {
            var (a, b, c) = (rows[row * 3], rows[row * 3 + 1], rows[row * 3 + 2]);
            answer[row * 2] = a + 3 * b + 5 * c + 0.5f;
            answer[row * 2 + 1] = 2 * a + 4 * b + 6 * c - 0.5f;
        }

        return answer;
    }

    /// <summary>Hands its one input on, in any element type.</summary>
    public static OnnxGraph Echo(OnnxElementType type, params ReadOnlySpan<OnnxDimension> shape) => new OnnxGraph(
        "echo")
        .Input("x", type, shape)
        .Node("Identity", ["x"], ["y"])
        .Output("y", type, shape);

    /// <summary>A 2 by 2 kernel of ones over one channel, no padding.</summary>
    public static OnnxGraph Sum2X2() => new OnnxGraph("conv")
        .Input("x", OnnxElementType.Float32, "batch", 1, "height", "width")
        .Initializer(OnnxTensor.Of<float>("k", new float[] { 1, 1, 1, 1 }, 1, 1, 2, 2))
        .Node("Conv", ["x", "k"], ["y"], OnnxAttribute.Ints("kernel_shape", 2, 2))
        .Output("y", OnnxElementType.Float32, "batch", 1, "h", "w");

    /// <summary>Sums each channel of an image that has its channels last.</summary>
    public static OnnxGraph ChannelSums(OnnxDimension height, OnnxDimension width, OnnxDimension channels) => new OnnxGraph(
        "nhwc")
        .Input("x", OnnxElementType.Float32, "batch", height, width, channels)
        .Initializer(OnnxTensor.Of<long>("axes", new long[] { 1, 2 }, 2))
        .Node("ReduceSum", ["x", "axes"], ["y"], OnnxAttribute.Int("keepdims", 0))
        .Output("y", OnnxElementType.Float32, "batch", channels);

    /// <summary>
    /// Looks two token tensors up in a table and adds them: names, types and symbols of a language model.
    /// </summary>
    public static OnnxGraph Tokens(OnnxElementType type = OnnxElementType.Int64) => new OnnxGraph("tokens")
        .Input("input_ids", type, "batch", "sequence")
        .Input("attention_mask", type, "batch", "sequence")
        .Initializer(OnnxTensor.Of<float>("table", new float[] { 0, 10, 20, 30 }, 4))
        .Node("Gather", ["table", "input_ids"], ["found"])
        .Node("Cast", ["attention_mask"], ["mask"], OnnxAttribute.Int("to", 1))
        .Node("Mul", ["found", "mask"], ["y"])
        .Output("y", OnnxElementType.Float32, "batch", "sequence");

    public static OnnxInput[] TokenInputs(long[] ids, long[] idShape, long[] mask, long[] maskShape) =>
        [OnnxInput.Rows<long>("input_ids", ids, idShape), OnnxInput.Rows<long>("attention_mask", mask, maskShape)];

    /// <summary>Adds 1 to x as many times as the input <c>times</c> says.</summary>
    public static OnnxGraph Counter()
    {
        var body = new OnnxGraph("body")
            .Input("i", OnnxElementType.Int64)
            .Input("go", OnnxElementType.Bool)
            .Input("sum", OnnxElementType.Float32, "batch", 1)
            .Initializer(OnnxTensor.Scalar("one", 1f))
            .Node("Identity", ["go"], ["still"])
            .Node("Add", ["sum", "one"], ["next"])
            .Output("still", OnnxElementType.Bool)
            .Output("next", OnnxElementType.Float32, "batch", 1);
        return new OnnxGraph("counter")
            .Input("x", OnnxElementType.Float32, "batch", 1)
            .Input("times", OnnxElementType.Int64)
            .Initializer(OnnxTensor.Scalar("true", true))
            .Node("Loop", ["times", "true", "x"], ["y"], OnnxAttribute.Graph("body", body))
            .Output("y", OnnxElementType.Float32, "batch", 1);
    }

    public static float[] Sequence(int count) => [.. Enumerable.Range(0, count).Select(i => i * 0.25f - 3)];

    public static OnnxSession Open(OnnxGraph graph) =>
        OnnxSession.Open(graph.ToBytes(), new OnnxSessionOptions { Device = "cpu", Threads = 1 });

    /// <summary>Runs a model of one input until the test is cancelled.</summary>
    public static OnnxResult Ask<T>(this OnnxSession session, T[] rows, long[] shape, OnnxRunOptions? options = null)
        where T : unmanaged =>
        session.Run<T>(rows, shape, options, TestContext.Current.CancellationToken);

    /// <summary>Runs a model of several inputs until the test is cancelled.</summary>
    public static OnnxResult Ask(this OnnxSession session, OnnxInput[] inputs, OnnxRunOptions? options = null) =>
        session.Run(inputs, options, TestContext.Current.CancellationToken);
}
