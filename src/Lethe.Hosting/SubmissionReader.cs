using System.Text.Json;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Verdicts;
using Lethe.Plugins;

namespace Lethe.Hosting;

/// <summary>Reads requests and their policies, and finds everything that is wrong before anything is stored.</summary>
public sealed class SubmissionReader(PluginCatalog plugins)
{
    private const long MostBytes = 4 << 20;

    /// <summary>For requests of strangers: the files they name must lie below this folder. Null: anywhere.</summary>
    public string? Within { get; init; }

    /// <param name="overrides">Assignments such as <c>seed=8</c>.</param>
    /// <exception cref="SourceException">With all faults.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Submission ReadFile(string path, IReadOnlyList<string>? overrides = null) =>
        Read(Text(path, "request"), Path.GetDirectoryName(Path.GetFullPath(path))!, null, overrides);

    /// <param name="policyText">The policy, where it is known already; null: read from the file that the request names.</param>
    /// <exception cref="SourceException">With all faults.</exception>
    public Submission Read(string text, string folder, string? policyText = null, IReadOnlyList<string>? overrides = null)
    {
        var document = RequestReader.Parse(text);
        if (overrides is { Count: > 0 })
        {
            document = RequestOverrides.Apply(document, overrides);
            text = document.Root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
        }
        if (Within is { } bounds) FileBounds.Check(new RequestReader(plugins).Read(document), plugins, folder, bounds);
        var request = new RequestReader(plugins, folder).Read(document);
        if (request.PolicyFile is { } file) policyText ??= Text(Path.GetFullPath(file, folder), "policy");
        var policy = policyText is null ? null : new PolicyReader(plugins).Read(policyText);
        return new Submission(request, text, folder, policy, policyText);
    }

    private static string Text(string path, string what)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new FileNotFoundException($"There is no {what} file {path}.");
        if (file.Length > MostBytes) throw new IOException($"{path} has {file.Length} bytes, too many for a {what}; {MostBytes} are allowed.");
        return File.ReadAllText(path);
    }
}
