using Lethe.Torch.Native;
using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Lethe.Torch.Tests.Modules;

public class FunctionalTests
{
    [Fact]
    public void MaxPool_WithIndices_TellsWhereTheMaximaWere()
    {
        using var scope = NewDisposeScope();
        var input = from_array(new[, ,] { { { 1f, 5f, 2f, 8f, 3f } } });
        var (values, indices) = max_pool1d_with_indices(input, 2);
        Assert.Equal([5.0, 8.0], values.Doubles());
        Assert.Equal([1L, 3L], indices.data<long>().ToArray());
        Assert.Equal([8.0], adaptive_max_pool1d(input, 1).Doubles());
    }

    [Fact]
    public void Convolution_OfOnes_CountsTheWindow()
    {
        using var scope = NewDisposeScope();
        var counted = conv2d(ones([1, 1, 3, 3]), ones([1, 1, 2, 2]), padding: [1, 1]);
        Assert.Equal([1.0, 2, 2, 1, 2, 4, 4, 2, 2, 4, 4, 2, 1, 2, 2, 1], counted.Doubles());
        Assert.Equal([1L, 1L, 3L, 3L], conv2d_padding(ones([1, 1, 3, 3]), ones([1, 1, 2, 2]), padding: Padding.Same).shape);
        Assert.Equal([1.0, 2, 1], conv_transpose1d(ones([1, 1, 2]), ones([1, 1, 2])).Doubles());
    }

    [Fact]
    public void Convolution_OfTheWrongShape_IsRefusedByName()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Conv2d(3, 2, 3);
        var failure = Assert.Throws<TorchException>(() => layer.call(ones([1, 4, 5, 5])));
        Assert.Contains("aten::conv2d", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => nn.Conv2d(1, 1, 3, Padding.Same, stride: 2));
        Assert.Throws<ArgumentException>(() => nn.ConvTranspose2d(1, 1, 2, padding_mode: PaddingModes.Reflect));
        Assert.Throws<ArgumentException>(() => nn.ConvTranspose1d(1, 1, 2, stride: 2).forward(ones([1, 1, 2]), [9]));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(2).call(ones([2, 2])));
    }

    [Fact]
    public void UnfoldThenFold_CountsHowOftenEachPlaceWasSeen()
    {
        using var scope = NewDisposeScope();
        var columns = unfold(ones([1, 1, 3, 3]), 2);
        Assert.Equal([1L, 4L, 4L], columns.shape);
        Assert.Equal([1.0, 2, 1, 2, 4, 2, 1, 2, 1], fold(columns, 3, 2).Doubles());
    }

    [Fact]
    public void Attention_OverEqualKeys_AveragesTheValues()
    {
        using var scope = NewDisposeScope();
        var value = Aten.reshape.Call(from_array(new[] { 1.0, 2.0, 6.0 }), new long[] { 1, 3, 1 });
        var same = ones([1, 3, 2], ScalarType.Float64);
        Numbers.Agree(from_array(new[, ,] { { { 3.0 }, { 3.0 }, { 3.0 } } }), scaled_dot_product_attention(same, same, value));
        Numbers.Agree(
            from_array(new[, ,] { { { 1.0 }, { 1.5 }, { 3.0 } } }), scaled_dot_product_attention(same, same, value, is_casual: true));
        var allowed = from_array(new[,] { { true, true, false }, { false, true, true }, { false, false, true } });
        Numbers.Agree(from_array(new[, ,] { { { 1.5 }, { 4.0 }, { 6.0 } } }), scaled_dot_product_attention(same, same, value, allowed));
        Assert.Throws<ArgumentException>(() => scaled_dot_product_attention(same, same, value, allowed, is_casual: true));
    }

    [Fact]
    public void Attention_WithANumberMask_HasTheRightGradients()
    {
        using var scope = NewDisposeScope();
        GradCheck.Holds(
            t => scaled_dot_product_attention(t[0], t[1], t[2], t[3]),
            [GradCheck.Uniform(2, 3, 4), GradCheck.Uniform(2, 5, 4), GradCheck.Uniform(2, 5, 2), GradCheck.Uniform(3, 5)]);
    }

    [Fact]
    public void ParametersAndVector_AreEachOthersInverse()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 2);
        var vector = nn.utils.parameters_to_vector(layer.parameters());
        Assert.Equal([.. layer.weight.Doubles(), .. layer.bias!.Doubles()], vector.Doubles());
        nn.utils.vector_to_parameters(from_array(new[] { 1f, 2f, 3f, 4f, 5f, 6f }), layer.parameters());
        Assert.Equal([1.0, 2, 3, 4], layer.weight.Doubles());
        Assert.Equal([5.0, 6], layer.bias!.Doubles());
        Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(ones(5), layer.parameters()));
    }
}
