using Lethe.Torch.Native;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Recording;

// An open recorder makes every thread look whether it is its own, which tests that count allocations would see.
[Collection(ProcessState.Name)]
public sealed class RecorderTests
{
    [Fact]
    public void Calls_OfDisposedTensors_StillHoldTheirNumbers()
    {
        using var scope = NewDisposeScope();
        using var recorder = new Recorder();
        var x = ones(2, 3);
        using (var temporary = x + 1)
        {
            x = temporary * 2;
        }
        recorder.Stop();
        Assert.Equal(["ones", "add.Scalar", "mul.Scalar"], recorder.Calls.Select(call => call.Operator.Name));
        var sum = recorder.Calls[1].Results[0]!;
        Assert.Equal([2L, 3L], sum.Shape);
        Assert.Equal(12, sum.Tensor.sum().item<float>());
        Assert.Same(sum.Tensor, recorder.Calls[2].Arguments[0].Reference);
        Assert.Equal(x.Handle, recorder.Calls[2].Results[0]!.Tensor.Handle);
    }

    [Fact]
    public void Calls_InPlace_HaveTheirArgumentAsResultAndItsShapeThen()
    {
        using var scope = NewDisposeScope();
        using var recorder = new Recorder();
        var x = ones(4).unsqueeze_(0).add_(1).squeeze_(0);
        recorder.Stop();
        Assert.All(recorder.Calls, call => Assert.Equal(x.Handle, call.Results[0]!.Tensor.Handle));
        Assert.Equal([1, 2, 2, 1], recorder.Calls.Select(call => call.Results[0]!.Shape.Length));
    }

    [Fact]
    public void Calls_OnViews_ShareTheirStorage()
    {
        using var scope = NewDisposeScope();
        using var recorder = new Recorder();
        var view = ones(4, 2).select(0, 3);
        _ = view.clone();
        recorder.Stop();
        var storage = recorder.Calls.Select(call => call.Results[0]!.Storage).ToArray();
        Assert.Equal(storage[0], storage[1]);
        Assert.NotEqual(storage[0], storage[2]);
    }

    [Fact]
    public void Calls_WithListsChangedLater_ShowThemAsTheyWere()
    {
        using var scope = NewDisposeScope();
        using var recorder = new Recorder();
        long[] shape = [2, 3];
        _ = ones(6).view(shape);
        shape[0] = 9;
        recorder.Stop();
        Assert.Equal([2L, 3L], (long[])recorder.Calls[1].Arguments[1].Reference!);
    }

    [Fact]
    public void Calls_ThatReadNumbers_AreWrittenDown()
    {
        using var scope = NewDisposeScope();
        using var recorder = new Recorder();
        var x = ones(1);
        _ = x.item<float>();
        _ = x.ToScalar();
        _ = x.allclose(x);
        recorder.Stop();
        Assert.Equal(["ones", "memory access", "item", "allclose"], recorder.Calls.Select(call => call.Operator.Name));
        Assert.All(recorder.Calls.Skip(1), call => Assert.Empty(call.Results));
    }

    [Fact]
    public void Stop_EndsListening()
    {
        using var scope = NewDisposeScope();
        using var recorder = new Recorder();
        Assert.True(Recorder.Active);
        Assert.Throws<InvalidOperationException>(() => new Recorder());
        recorder.Stop();
        Assert.False(Recorder.Active);
        _ = ones(1);
        Assert.Empty(recorder.Calls);
    }

    [Fact]
    public void Watch_TellsOfCallsUntilDisposed()
    {
        using var layer = nn.ReLU();
        using var scope = NewDisposeScope();
        List<string> told = [];
        using (layer.Watch(() => told.Add("in"), () => told.Add("out")))
        {
            layer.call(ones(1));
        }
        layer.call(ones(1));
        Assert.Equal(["in", "out"], told);
    }
}
