using static TorchSharp.torch;

namespace Lethe.Benchmarks.Cases;

internal sealed class ScalarAdd(string device) : IBenchmark
{
    private readonly Tensor _a = ones(Array.Empty<long>(), device: new Device(device));
    private readonly Tensor _b = ones(Array.Empty<long>(), device: new Device(device));

    public static string Name => "scalar-add";

    public static string Work => "one addition of two single numbers: the cost of a call";

    public void Run() => (_a + _b).Dispose();

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }
}
