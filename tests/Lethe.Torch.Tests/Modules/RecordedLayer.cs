using System.Text.Json;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

/// <summary>What PyTorch 1.13.1 gave for a layer: Fixtures/modules.py wrote it down.</summary>
internal sealed class RecordedLayer
{
    private static readonly Lazy<JsonElement> File = new(() =>
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "modules.json"))).RootElement);

    private readonly JsonElement _case;

    private RecordedLayer(JsonElement recorded) => _case = recorded;

    public static IEnumerable<string> Names => File.Value.EnumerateObject().Select(recorded => recorded.Name);

    public bool Training => _case.GetProperty("training").GetBoolean();

    public int Passes => _case.GetProperty("passes").GetInt32();

    public Tensor[] Inputs => [.. _case.GetProperty("inputs").EnumerateArray().Select(Read)];

    public Tensor Output => Read(_case.GetProperty("output"));

    public Dictionary<string, Tensor> Before => State("before");

    public Dictionary<string, Tensor> After => State("after");

    public static RecordedLayer Of(string name) => new(File.Value.GetProperty(name));

    private Dictionary<string, Tensor> State(string when) =>
        _case.GetProperty(when).EnumerateObject().ToDictionary(entry => entry.Name, entry => Read(entry.Value));

    private static Tensor Read(JsonElement told)
    {
        long[] shape = [.. told.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        var data = told.GetProperty("data").EnumerateArray();
        using var flat = told.GetProperty("integer").GetBoolean()
            ? from_array(data.Select(number => number.GetInt64()).ToArray())
            : from_array(data.Select(number => number.GetDouble()).ToArray());
        return Aten.reshape.Call(flat, shape);
    }
}
