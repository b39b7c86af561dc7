using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Support;

internal static class Weights
{
    /// <summary>Tensors of this thread that nobody disposed, also those that the garbage collector has come round to.</summary>
    public static long Live => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    /// <summary>Every number of the state, bit for bit.</summary>
    public static byte[] Bits(Subject subject)
    {
        using var scope = NewDisposeScope();
        return [.. subject.Module.state_dict().Values.SelectMany(value => value.detach().contiguous().bytes.ToArray())];
    }

    /// <summary>The largest difference of any tensor of the state, relative to the largest number in that tensor.</summary>
    public static double Distance(nn.Module left, nn.Module right)
    {
        using var scope = NewDisposeScope();
        var other = right.state_dict();
        return left.state_dict().Max(pair => Distance(pair.Value.detach(), other[pair.Key].detach()));
    }

    private static double Distance(Tensor left, Tensor right)
    {
        var scale = Math.Max(1e-12, left.to(ScalarType.Float64).abs().max().item<double>());
        return (left - right).to(ScalarType.Float64).abs().max().item<double>() / scale;
    }
}
