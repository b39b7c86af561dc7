using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class EmbeddingTests
{
    [Theory, InlineData(1), InlineData(-2)]
    public void PaddingVector_StartsAtZeroAndGetsNoGradient(long padding)
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Embedding(3, 2, padding_idx: padding);
        Assert.Equal([0.0, 0.0], layer.weight!.Doubles()[2..4]);
        Sum(layer.call(from_array(new long[] { 0, 1, 1, 2 }))).backward();
        Assert.Equal([1.0, 1.0, 0.0, 0.0, 1.0, 1.0], layer.weight!.grad!.Doubles());
    }

    [Fact]
    public void Gradients_ScaledByFrequency_AreDividedByIt()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Embedding(2, 1, scale_grad_by_freq: true);
        Sum(layer.call(from_array(new long[] { 0, 0, 0, 1 }))).backward();
        Assert.Equal([1.0, 1.0], layer.weight!.grad!.Doubles());
    }

    [Fact]
    public void Pretrained_IsACopyAndFixedUnlessAsked()
    {
        using var scope = NewDisposeScope();
        var table = from_array(new[,] { { 1f, 2f }, { 3f, 4f } });
        using var layer = nn.Embedding_from_pretrained(table);
        Assert.False(layer.weight!.requires_grad);
        Assert.Equal([3.0, 4.0], layer.call(from_array(new long[] { 1 })).Doubles());
        Aten.zero_.CallInPlace(table);
        Assert.Equal([3.0, 4.0], layer.call(from_array(new long[] { 1 })).Doubles());
        using var free = nn.Embedding_from_pretrained(table, freeze: false);
        Assert.True(free.weight!.requires_grad);
    }

    [Theory, InlineData(3), InlineData(-4)]
    public void PaddingIndex_OutsideTheTable_IsRefused(long padding) =>
        Assert.Throws<ArgumentException>(() => nn.Embedding(3, 2, padding_idx: padding));

    private static Tensor Sum(Tensor tensor) =>
        Aten.dot.Call(Aten.reshape.Call(tensor, new long[] { -1 }), ones(tensor.NumberOfElements));
}
