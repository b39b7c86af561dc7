using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class PrintingTests
{
    [Fact]
    public void ToString_GivesShapeTypeAndDevice()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
        Assert.Equal("[], type = Int64, device = cpu", tensor(1L).ToString());
        var gone = zeros(1);
        gone.Dispose();
        Assert.Equal("disposed", gone.ToString());
    }

    [Fact]
    public void Julia_WritesATableToEachMatrix()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[], type = Float32, device = cpu, value = 3.14", tensor(3.14f).jlstr(newLine: "\n"));
        Assert.Equal("[3], type = Int32, device = cpu\n 1 20 -3\n", tensor(new[] { 1, 20, -3 }).jlstr(newLine: "\n"));
        var matrix = tensor(new[,] { { 0, 3.141f }, { 6.28341f, -13.14f } });
        Assert.Equal("[2x2], type = Float32, device = cpu\n      0  3.141\n 6.2834 -13.14\n", matrix.jlstr(newLine: "\n"));
        Assert.Equal(
            "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n",
            arange(4).reshape(2, 1, 2).jlstr(newLine: "\n"));
        Assert.Equal("[0], type = Float32, device = cpu", zeros(0).jlstr());
    }

    [Fact]
    public void Julia_CutsLinesThatAreTooLong() =>
        Assert.Equal("[9], type = Int64, device = cpu\n 0 1 2 ...\n", arange(9).jlstr(width: 10, newLine: "\n"));

    [Fact]
    public void Numpy_WritesNestedBrackets()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("2.5", tensor(2.5f).npstr());
        Assert.Equal("[True False]", tensor(new[] { true, false }).npstr());
        Assert.Equal("[[0 1]\n [2 3]]", arange(4).reshape(2, 2).npstr(newLine: "\n"));
        Assert.Equal("[[[0]]\n\n [[1]]]", arange(2).reshape(2, 1, 1).npstr(newLine: "\n"));
        Assert.Equal("[0 1 2 ... 7 8 9]", arange(10).npstr());
        Assert.Equal("[0.33333]", tensor(new[] { 1.0 / 3 }).npstr());
        Assert.Equal("[]", zeros(0).npstr());
    }

    [Fact]
    public void Numbers_AreWrittenInTheInvariantCulture_UnlessOneIsGiven()
    {
        using var scope = NewDisposeScope();
        var comma = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        var x = tensor(new[] { 0.5 });
        Assert.Equal("[0.5]", x.npstr());
        Assert.Equal("[0,5]", x.npstr(cultureInfo: comma));
        Assert.Equal("[5.00e-001]", x.npstr("e2"));
    }

    [Fact]
    public void AnyTypeAndLayout_CanBeWritten()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[1.5]", tensor(new[] { 1.5f }).to(ScalarType.BFloat16).npstr());
        Assert.Equal("[2]", tensor(new[] { 2f }, requires_grad: true).npstr());
        Assert.Equal("[[0 2]\n [1 3]]", arange(4).reshape(2, 2).t().npstr(newLine: "\n"));
        Assert.Equal("[1 0+2i]".Replace("0+", "", StringComparison.Ordinal), Complex().npstr());
        static Tensor Complex() => new Native.Operator("complex").Call(tensor(new[] { 1f, 0f }), tensor(new[] { 0f, 2f }));
    }

    [Fact]
    public void Writing_LeavesNoTensorBehind()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 2);
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        _ = x.npstr();
        _ = x.jlstr();
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
