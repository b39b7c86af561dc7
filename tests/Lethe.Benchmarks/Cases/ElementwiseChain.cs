using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Benchmarks.Cases;

internal sealed class ElementwiseChain(string device) : IBenchmark
{
    private readonly Tensor _x = randn(1 << 18, device: new Device(device));

    public static string Name => "elementwise-chain";

    public static string Work => "eight elementwise operators and a sum over 262,144 numbers";

    public void Run()
    {
        using var scope = NewDisposeScope();
        var y = _x * 2 + 1;
        y = torch.tanh(y) * _x;
        y = torch.sigmoid(y) - _x;
        y.abs().sum();
    }

    public void Dispose() => _x.Dispose();
}
