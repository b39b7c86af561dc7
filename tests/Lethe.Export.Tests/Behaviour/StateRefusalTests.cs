using Lethe.Export.Tests.Support;
using static Lethe.Export.Tests.Support.Refused;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Behaviour;

/// <summary>A graph has no state: what writes, draws or counts is refused where that would show.</summary>
public sealed class StateRefusalTests
{
    [Fact]
    public void Save_WriteThroughAView_IsRefused() => Assert.Contains(
        "changed in place through another view",
        Of(x =>
        {
            var y = x * 2;
            y.select(1, 0).zero_();
            return y;
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteIntoTheBaseOfAView_IsRefused() => Assert.Contains(
        "changed in place through another view",
        Of(x =>
        {
            var y = x * 2;
            var view = y.select(1, 0);
            y.zero_();
            return view + x.sum(1);
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteIntoAConstantAfterItsUse_IsRefused() => Assert.Contains(
        "it writes into a constant that was used before",
        Of(x =>
        {
            var steps = zeros(4);
            var y = x + steps;
            steps.add_(1);
            return y * steps;
        }).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_WriteIntoABuffer_IsRefused() => Assert.Contains(
        "it changes 'layer.running_mean' while the module runs, and a graph has no state",
        Of(BatchNormThatCounts(out var norm), norm).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_EmbeddingThatShortensItsTable_SaysWhatToDoFirst() => Assert.Contains(
        "bring the table to its largest norm first",
        Of(Embedding(5, 4, max_norm: 1), ones(2, 3, ScalarType.Int64)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_RandomNumbers_IsRefused() =>
        Assert.Contains("it draws random numbers", Of(x => x + randn(4)).Message, StringComparison.Ordinal);

    [Fact]
    public void Save_StateBetweenCalls_IsRefused()
    {
        var calls = 0;
        Assert.Contains(
            "keeps state between calls",
            Of(x => x + from_array(new float[] { ++calls })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_WriteByIndex_IsRefused() => Assert.Contains(
        "only one number, written where one mask holds",
        Of(x =>
        {
            var y = x * 2;
            y[TensorIndex.Tensor(tensor([0L, 1L]))] = x[..2];
            return y;
        }).Message, StringComparison.Ordinal);

    private static Module<Tensor, Tensor> BatchNormThatCounts(out Tensor example)
    {
        var norm = BatchNorm1d(4);
        example = ones(3, 4);
        return new Owner(norm, x =>
        {
            norm.running_mean!.add_(1);
            return norm.call(x);
        });
    }
}
