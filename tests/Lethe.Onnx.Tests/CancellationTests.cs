using System.Diagnostics;

namespace Lethe.Onnx.Tests;

public sealed class CancellationTests
{
    [Fact]
    public void Run_CancelledBefore_ComputesNothing()
    {
        using var session = SmallModels.Open(SmallModels.Affine("batch"));
        Assert.ThrowsAny<OperationCanceledException>(
            () => session.Run<float>([1, 2, 3], [1, 3], cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Run_CancelledInsideOneBatch_EndsSoon()
    {
        // Uncancelled this would add 1 for some centuries; a minute is for a machine that is not free.
        using var session = SmallModels.Open(SmallModels.Counter());
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        OnnxInput[] inputs =
            [OnnxInput.Rows<float>("x", new float[1], 1, 1), OnnxInput.Shared<long>("times", new[] { long.MaxValue })];
        var clock = Stopwatch.StartNew();
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => session.Run(inputs, cancellation: source.Token));
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"It took {clock.Elapsed} to cancel.");
        inputs[1] = OnnxInput.Shared<long>("times", new[] { 3L });
        Assert.Equal([3], session.Run(inputs, cancellation: TestContext.Current.CancellationToken)["y"].Floats);
    }

    [Fact]
    public void Run_CancelledBetweenBatches_Ends()
    {
        using var session = SmallModels.Open(SmallModels.Counter());
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        const int Rows = 200_000;
        OnnxInput[] inputs =
            [OnnxInput.Rows<float>("x", new float[Rows], Rows, 1), OnnxInput.Shared<long>("times", new[] { 2000L })];
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(
            () => session.Run(inputs, new OnnxRunOptions { BatchSize = 1 }, source.Token));
    }
}
