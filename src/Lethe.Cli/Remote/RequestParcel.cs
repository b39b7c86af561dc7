using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Requests;

namespace Lethe.Cli.Remote;

/// <summary>A request as it goes to a server: with what was changed in it, and with the text of the policy that lies beside it.</summary>
internal static class RequestParcel
{
    private const long MostBytes = 4 << 20;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <exception cref="Lethe.Auditing.Documents.SourceException">It cannot be read.</exception>
    public static (string Request, string? Policy) Pack(string file, IReadOnlyList<string> overrides)
    {
        var text = Text(file, "request");
        var document = RequestReader.Parse(text);
        if (overrides.Count > 0) document = RequestOverrides.Apply(document, overrides);
        // Only a policy that is here is sent along; any other may be one that the server has.
        var named = document.Root["policy"] is JsonObject policy && policy["file"] is JsonValue value && value.TryGetValue<string>(out var typed) ? typed : null;
        var path = named is null ? null : Path.GetFullPath(named, Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (path is null || !File.Exists(path)) return (overrides.Count > 0 ? document.Root.ToJsonString(Readable) : text, null);
        var root = document.Root.DeepClone().AsObject();
        root.Remove("policy");
        return (root.ToJsonString(Readable), Text(path, "policy"));
    }

    private static string Text(string path, string what)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new FileNotFoundException($"There is no {what} file {path}.");
        if (file.Length > MostBytes) throw new IOException($"{path} has {file.Length} bytes, too many for a {what}; {MostBytes} are allowed.");
        return File.ReadAllText(path);
    }
}
