namespace Lethe.Onnx.Tests;

public sealed class LayoutTests
{
    // Two images of 2 channels, 2 high and 3 wide, channels first; every channel sums to something else.
    private static readonly float[] Nchw = [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60, 0, 0, 0, 0, 0, 1, 100, 0, 0, 0, 0, 0];
    private static readonly float[] Nhwc = [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    private static readonly float[] Sums = [21, 210, 1, 100];

    [Fact]
    public void Run_NchwDataOnFixedNhwcModel_IsTurned() => Check(2, 3, 2, Nchw, [2, 2, 2, 3], OnnxLayout.Nchw, OnnxLayout.Auto);

    [Fact]
    public void Run_NhwcDataOnNhwcModel_IsTakenAsItIs() => Check(2, 3, 2, Nhwc, [2, 2, 3, 2], OnnxLayout.Auto, OnnxLayout.Auto);

    [Fact]
    public void Run_SymbolsAndBothLayoutsSaid_IsTurned() =>
        Check("height", "width", "channels", Nchw, [2, 2, 2, 3], OnnxLayout.Nchw, OnnxLayout.Nhwc);

    [Fact]
    public void Run_FlatDataAndBothLayoutsSaid_IsTurned() => Check(2, 3, 2, Nchw, [2, 12], OnnxLayout.Nchw, OnnxLayout.Nhwc);

    [Fact]
    public void Run_FlatData_IsInTheModelsOrder() => Check(2, 3, 2, Nhwc, [2, 12], OnnxLayout.Auto, OnnxLayout.Auto);

    [Fact]
    public void Run_NhwcDataOnNchwModel_IsTurned()
    {
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float32, "batch", 2, 2, 3));
        var y = session.Ask<float>(Nhwc, [2, 2, 3, 2])["y"];
        Assert.Equal(Nchw, y.Floats);
        double[] doubles = [.. Nhwc];
        Assert.Equal(Nchw, session.Ask<double>(doubles, [2, 2, 3, 2])["y"].Floats);
    }

    [Fact]
    public void Run_FlatNhwcDataOnNchwModel_IsTurnedWhenBothAreSaid()
    {
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float32, "batch", 2, 2, 3));
        var options = new OnnxRunOptions { DataLayout = OnnxLayout.Nhwc, ModelLayout = OnnxLayout.Nchw, BatchSize = 1 };
        var y = session.Ask<float>(Nhwc, [2, 12], options)["y"];
        Assert.Equal(Nchw, y.Floats);
    }

    [Fact]
    public void Run_DataThatCouldBeTurnedTwoWays_AsksForTheLayout()
    {
        using var session = SmallModels.Open(SmallModels.Echo(OnnxElementType.Float32, "batch", 5, "b", "c"));
        var data = new float[4 * 4 * 5 * 5];
        // As it is: 4 is not 5. To NHWC: [5, 5, 4] fits. To NCHW: [5, 4, 5] fits too.
        var fault = Assert.Throws<OnnxInputException>(
            () => session.Ask<float>(data, [4, 4, 5, 5]));
        Assert.Contains("DataLayout", fault.Message, StringComparison.Ordinal);
        var options = new OnnxRunOptions { DataLayout = OnnxLayout.Nchw };
        Assert.Equal([4, 5, 5, 4], session.Ask<float>(data, [4, 4, 5, 5], options)["y"].Shape);
    }

    [Fact]
    public void Run_SameLayoutSaidForBoth_IsNotTurnedToFit()
    {
        using var session = SmallModels.Open(SmallModels.ChannelSums(2, 3, 2));
        var options = new OnnxRunOptions { DataLayout = OnnxLayout.Nhwc, ModelLayout = OnnxLayout.Nhwc };
        Assert.Throws<OnnxInputException>(
            () => session.Ask<float>(Nchw, [2, 2, 2, 3], options));
    }

    [Fact]
    public void Run_ImageOnFlatModel_IsFlattened()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        var y = session.Ask<float>([1, 2, 3], [1, 1, 3, 1])["y"];
        Assert.Equal([22.5f, 27.5f], y.Floats);
    }

    private static void Check(
        OnnxDimension height, OnnxDimension width, OnnxDimension channels,
        float[] data, long[] shape, OnnxLayout given, OnnxLayout model)
    {
        using var session = SmallModels.Open(SmallModels.ChannelSums(height, width, channels));
        var options = new OnnxRunOptions { DataLayout = given, ModelLayout = model };
        var y = session.Ask<float>(data, shape, options)["y"];
        Assert.Equal(Sums, y.Floats);
    }
}
