using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Requests;

namespace Lethe.Auditing.Planning;

/// <summary>A plan as a file: all that a worker, on this machine or another, needs to run any unit of it.</summary>
public static class PlanFile
{
    private const int Format = 1;
    private const int MostBytes = 64 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new KeyConverter() },
    };

    public static void Write(Plan plan, string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(
        new Content(Format, RequestJson.Of(plan.Request), plan.Folder, plan.Device, plan.Files, plan.Units, plan.Stages), Json));

    /// <exception cref="PlanException">It is no plan, or one of another version.</exception>
    public static Plan Read(string path, RequestReader requests)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new PlanException($"{path} is too large for a plan.");
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Json);
            if (content is not { Format: Format }) throw new PlanException($"{path} is no plan of this version of Lethe.");
            return new Plan
            {
                Request = requests.Read(content.Request.ToJsonString()),
                Folder = content.Folder,
                Device = content.Device,
                Files = content.Files,
                Units = content.Units,
                Stages = content.Stages,
            };
        }
        catch (Exception failure) when (failure is JsonException or IOException or RequestException)
        {
            throw new PlanException($"{path} cannot be used: {failure.Message}", failure);
        }
    }

    private sealed record Content(
        int Format, JsonObject Request, string Folder, PlanDevice Device, IReadOnlyList<InputFile> Files,
        IReadOnlyList<Unit> Units, IReadOnlyList<Stage> Stages);

    private sealed class KeyConverter : JsonConverter<StageKey>
    {
        public override StageKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            StageKey.TryParse(reader.GetString() ?? "", out var key) ? key : throw new JsonException("A stage key is 64 hexadecimal digits.");

        public override void Write(Utf8JsonWriter writer, StageKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
