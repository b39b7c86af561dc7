using Lethe.Onnx.Graphs;

namespace Lethe.Onnx.Tests;

public sealed class ConversionTests
{
    private static readonly float[] Exact = [0, 1, -2, 0.5f, 1024, -0.125f];

    [Theory]
    [InlineData(OnnxElementType.Float32)]
    [InlineData(OnnxElementType.Float64)]
    [InlineData(OnnxElementType.Float16)]
    [InlineData(OnnxElementType.BFloat16)]
    public void Run_FloatsThroughAnyFloatingModel_ComeBackExactWhereTheyFit(OnnxElementType type)
    {
        using var session = SmallModels.Open(SmallModels.Echo(type, "batch", 2));
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(Exact, session.Run<float>(Exact, [3, 2], cancellation: token)["y"].Floats);
        double[] doubles = [.. Exact];
        Assert.Equal(Exact, session.Run<double>(doubles, [3, 2], cancellation: token)["y"].Floats);
    }

    [Fact]
    public void Run_Float16Model_RoundsAsHalfDoes()
    {
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float16, "batch", 1));
        float[] values = [0.1f, 1 / 3f, 65504, 1e6f, float.NaN];
        var y = session.Ask<float>(values, [5, 1])["y"].Floats;
        Assert.Equal(values.Select(value => (float)(Half)value), y);
    }

    [Fact]
    public void Run_BFloat16Model_RoundsToNearestEven()
    {
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.BFloat16, "batch", 1));
        // Between 1 and 1 + 2^-7: the middle goes to the even neighbour, what lies beyond it to the nearer one.
        float[] values = [1 + 1 / 256f, 1 + 3 / 256f, 1 + 1 / 256f + 1 / 4096f, float.NaN, float.PositiveInfinity];
        var y = session.Ask<float>(values, [5, 1])["y"].Floats;
        Assert.Equal([1, 1 + 2 / 128f, 1 + 1 / 128f, float.NaN, float.PositiveInfinity], y);
    }

    [Fact]
    public void Run_Float16Weights_ComputesInHalf()
    {
        var graph = new OnnxGraph("half")
            .Input("x", OnnxElementType.Float16, "batch", 2)
            .Initializer(OnnxTensor.Of<Half>("w", new[] { (Half)2, (Half)0.5f }, 2, 1))
            .Node("MatMul", ["x", "w"], ["y"])
            .Output("y", OnnxElementType.Float16, "batch", 1);
        using var session = SmallModels.Open(graph);
        var y = session.Ask<float>([1, 2, 3, 4], [2, 2])["y"];
        Assert.Equal([3, 8], y.Floats);
        Assert.Equal(OnnxElementType.Float16, y.Info.ElementType);
    }

    [Theory]
    [InlineData(OnnxElementType.Int64)]
    [InlineData(OnnxElementType.Int32)]
    public void Run_TokensAsLongOrInt_FitEitherModel(OnnxElementType type)
    {
        using var session = SmallModels.Open(SmallModels.Tokens(type));
        long[] ids = [3, 1, 0, 2, 2, 1], mask = [1, 1, 0, 1, 0, 1];
        float[] expected = [30, 10, 0, 20, 0, 10];
        var options = new OnnxRunOptions { BatchSize = 2 };
        var longs = session.Ask(SmallModels.TokenInputs(ids, [3, 2], mask, [3, 2]), options);
        Assert.Equal(expected, longs["y"].Floats);
        int[] shortIds = [.. ids.Select(id => (int)id)];
        bool[] flags = [.. mask.Select(m => m == 1)];
        OnnxInput[] inputs =
            [OnnxInput.Rows<bool>("attention_mask", flags, 3, 2), OnnxInput.Rows<int>("input_ids", shortIds, 3, 2)];
        var mixed = session.Ask(inputs, options);
        Assert.Equal(expected, mixed["y"].Floats);
    }

    [Theory]
    [InlineData(OnnxElementType.Int8)]
    [InlineData(OnnxElementType.UInt8)]
    [InlineData(OnnxElementType.Int16)]
    [InlineData(OnnxElementType.UInt16)]
    [InlineData(OnnxElementType.Int32)]
    [InlineData(OnnxElementType.UInt32)]
    [InlineData(OnnxElementType.Int64)]
    [InlineData(OnnxElementType.UInt64)]
    public void Run_WholeNumbersThroughAnyIntegerModel_ComeBackAsIntegers(OnnxElementType type)
    {
        using var session = SmallModels.Open(SmallModels.Echo(type, "batch", 1));
        var y = session.Ask<long>([0, 1, 127], [3, 1])["y"];
        Assert.Equal([0, 1, 127], y.Integers);
        var fault = Assert.Throws<InvalidOperationException>(() => y.Floats);
        Assert.Contains("Integers", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OnnxElementType.Int32, 1L << 31)]
    [InlineData(OnnxElementType.UInt8, -1)]
    [InlineData(OnnxElementType.UInt64, -1)]
    [InlineData(OnnxElementType.Bool, 2)]
    public void Run_NumberThatDoesNotFit_IsRefusedByName(OnnxElementType type, long value)
    {
        using var session = SmallModels.Open(SmallModels.Echo(type, "batch", 1));
        var fault = Assert.Throws<OnnxInputException>(
            () => session.Ask<long>([0, value], [2, 1]));
        Assert.Contains("'x'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(type.ToString(), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LongRows_ConvertsBeyondOneChunk()
    {
        var values = Enumerable.Range(0, 5000).Select(i => (float)(i % 2048)).ToArray();
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float16, "batch", 2500));
        Assert.Equal(values, session.Ask<float>(values, [2, 2500])["y"].Floats);
    }
}
