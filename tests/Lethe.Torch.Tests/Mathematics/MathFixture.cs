using System.Globalization;
using System.Text.Json;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Fixtures/math.json, which Fixtures/record_math.py wrote from PyTorch.</summary>
internal static class MathFixture
{
    private static readonly JsonElement Root = Load();

    public static IEnumerable<string> Names => Root.GetProperty("cases").EnumerateObject().Select(entry => entry.Name);

    public static IEnumerable<string> Differentiable => Root.GetProperty("cases").EnumerateObject()
        .Where(entry => entry.Value.GetProperty("grad").GetBoolean()).Select(entry => entry.Name);

    public static Tensor[] Inputs(string name) =>
        [.. Case(name).GetProperty("inputs").EnumerateArray().Select(input => Input(input.GetString()!))];

    public static Tensor Input(string name) => Read(Root.GetProperty("inputs").GetProperty(name));

    public static RecordedTensor[] Outputs(string name) =>
        [.. Case(name).GetProperty("outputs").EnumerateArray().Select(Recorded)];

    private static JsonElement Case(string name) => Root.GetProperty("cases").GetProperty(name);

    private static RecordedTensor Recorded(JsonElement stored) => new(
        Enum.Parse<ScalarType>(stored.GetProperty("type").GetString()!),
        [.. stored.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
        [.. stored.GetProperty("data").EnumerateArray().Select(Number)]);

    private static Tensor Read(JsonElement stored)
    {
        var recorded = Recorded(stored);
        using var numbers = frombuffer(recorded.Data, ScalarType.Float64);
        using var typed = numbers.to(recorded.Type, copy: true);
        return Aten.reshape.Call(typed, recorded.Shape);
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => value.GetString() switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        },
        _ => value.GetDouble(),
    };

    private static JsonElement Load()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "math.json")));
        return file.RootElement.Clone();
    }
}
