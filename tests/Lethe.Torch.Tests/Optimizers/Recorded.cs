using System.Text.Json;

namespace Lethe.Torch.Tests.Optimizers;

/// <summary>What PyTorch did, as Fixtures/optimizers.py wrote it down.</summary>
internal static class Recorded
{
    private static readonly JsonElement Root = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "optimizers.json"))).RootElement;

    public static JsonElement Optimizers => Root.GetProperty("optimizers");

    public static JsonElement Schedulers => Root.GetProperty("schedulers");

    public static double Number(this JsonElement element, string name, double otherwise) =>
        element.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetBoolean();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(item => item.GetDouble())];
}
