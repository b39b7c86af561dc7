using System.Text.Json;
using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Running.Units;

/// <summary>What a worker is told: which unit of which plan.</summary>
/// <param name="Plan">The plan's file.</param>
/// <param name="Unit">The unit's name.</param>
public sealed record UnitFile(string Plan, string Unit)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, Json));

    public static UnitFile Read(string path) => JsonSerializer.Deserialize<UnitFile>(File.ReadAllBytes(path), Json)
        ?? throw new UnitException($"{path} names no unit.");
}
