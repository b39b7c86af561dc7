using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Benchmarks.Cases;

internal sealed class SafetensorsLoad : IBenchmark
{
    private const int Tensors = 24;
    private const int Rows = 2048;

    // The twin reads the same file.
    private readonly string _path = Path.Combine(Path.GetTempPath(), "lethe-bench.safetensors");
    private readonly Device _device;

    public SafetensorsLoad(string device)
    {
        _device = new Device(device);
        using var scope = NewDisposeScope();
        var weights = Enumerable.Range(0, Tensors).ToDictionary(i => $"layer.{i}.weight", _ => randn(Rows, Rows));
        Safetensors.Save(_path, weights);
    }

    public static string Name => "safetensors-load";

    public static string Work => "load 24 tensors of 16 MiB each from a safetensors file in the page cache";

    public void Run()
    {
        using var scope = NewDisposeScope();
        foreach (var tensor in Safetensors.Load(_path).Values) tensor.to(_device);
    }

    public void Dispose() => File.Delete(_path);
}
