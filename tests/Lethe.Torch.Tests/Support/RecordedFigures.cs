using System.Text.Json;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

/// <summary>Inputs and results that another program wrote down; the script that did lies beside each file.</summary>
internal sealed class RecordedFigures
{
    private readonly JsonElement _root;

    public RecordedFigures(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        _root = document.RootElement.Clone();
    }

    public IEnumerable<string> Names => _root.GetProperty("expected").EnumerateObject().Select(entry => entry.Name);

    /// <summary>Fresh tensors, owned by the scope that is open.</summary>
    public TensorSet Inputs() => new(_root.GetProperty("inputs").EnumerateObject().ToDictionary(
        entry => entry.Name,
        entry => Read(entry.Value, entry.Value.GetProperty("integers").GetBoolean() ? ScalarType.Int64 : ScalarType.Float64)));

    public void Match(string name, Tensor actual)
    {
        var entry = _root.GetProperty("expected").GetProperty(name);
        Assert.Equal(Numbers<long>(entry.GetProperty("shape")), actual.shape);
        Matching.Numbers(Numbers<double>(entry.GetProperty("data")), actual);
    }

    private static Tensor Read(JsonElement entry, ScalarType type)
    {
        using var flat = frombuffer(Numbers<double>(entry.GetProperty("data")), ScalarType.Float64);
        using var shaped = Native.Aten.reshape.Call(flat, Numbers<long>(entry.GetProperty("shape")));
        return shaped.to(type, copy: true);
    }

    private static T[] Numbers<T>(JsonElement list) => list.Deserialize<T[]>()!;
}
