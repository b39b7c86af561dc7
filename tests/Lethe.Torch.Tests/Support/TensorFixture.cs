using System.Text.Json;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

/// <summary>What PyTorch gave, as Fixtures/record_tensors.py wrote it down.</summary>
internal static class TensorFixture
{
    private static readonly Lazy<Dictionary<string, Entry>> Entries = new(Load);

    /// <summary>The recorded tensor, in double.</summary>
    public static Tensor Get(string name) => tensor(Entries.Value[name].values, Entries.Value[name].shape);

    /// <summary>Same shape, and numbers that differ by rounding at most.</summary>
    public static void Matches(string name, Tensor actual, double tolerance = 1e-12)
    {
        var expected = Entries.Value[name];
        Assert.Equal(expected.shape, actual.shape);
        using var doubles = actual.to(ScalarType.Float64);
        using var numbers = doubles.data<double>();
        for (var i = 0; i < expected.values.Length; i++) Assert.Equal(expected.values[i], numbers[(long)i], tolerance);
    }

    private static Dictionary<string, Entry> Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "tensors.json"));
        return JsonSerializer.Deserialize<Dictionary<string, Entry>>(file)!;
    }

    private sealed record Entry(long[] shape, double[] values);
}
