using System.Text.Json;

namespace Lethe.Benchmarks;

internal static class JsonOptions
{
    public static JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
}
