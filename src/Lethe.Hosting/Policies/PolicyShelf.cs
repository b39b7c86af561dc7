using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;

namespace Lethe.Hosting.Policies;

/// <summary>The policies of Lethe's home: files that schedules and pages know by name.</summary>
public sealed partial class PolicyShelf(Engine engine)
{
    private const string TemplatePrefix = "policy.";

    /// <summary>Policies to begin with, by name.</summary>
    public static IReadOnlyDictionary<string, string> Templates { get; } = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(TemplatePrefix, StringComparison.Ordinal)).ToDictionary(name => name[TemplatePrefix.Length..], Resource, StringComparer.Ordinal);

    public IReadOnlyList<string> Names => Directory.Exists(engine.Home.Policies)
        ? [.. Directory.EnumerateFiles(engine.Home.Policies).Select(file => Path.GetFileName(file)).Where(IsName).Order(StringComparer.Ordinal)] : [];

    /// <summary>Null when there is none of this name.</summary>
    public string? Read(string name) => IsName(name) && File.Exists(FileOf(name)) ? File.ReadAllText(FileOf(name)) : null;

    /// <exception cref="PolicyException">With all faults.</exception>
    public Policy Check(string text) => new PolicyReader(engine.Plugins).Read(text);

    /// <summary>Puts a policy under this name, in the place of one that was there. The trail says so, and who did it.</summary>
    /// <exception cref="PolicyException">With all faults; nothing was written.</exception>
    /// <exception cref="IOException">It cannot be called so.</exception>
    public void Write(string name, string text, Asker by)
    {
        if (!IsName(name)) throw new IOException($"'{name}' cannot be the name of a policy: letters, digits, dots, hyphens and underscores, and .yaml, .yml or .json at the end.");
        var policy = Check(text);
        AtomicFile.Write(FileOf(name), Encoding.UTF8.GetBytes(text));
        engine.Database.Chain.Append("policy.written", new JsonObject { ["policy"] = name, ["hash"] = policy.Hash, ["by"] = by.ForTrail() });
    }

    /// <returns>False when there is none of this name.</returns>
    public bool Remove(string name, Asker by)
    {
        if (Read(name) is null) return false;
        File.Delete(FileOf(name));
        engine.Database.Chain.Append("policy.removed", new JsonObject { ["policy"] = name, ["by"] = by.ForTrail() });
        return true;
    }

    private string FileOf(string name) => Path.Combine(engine.Home.Policies, name);

    private static bool IsName(string name) => NamePattern().IsMatch(name);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    // No dot in front and no separator anywhere: it stays in its folder.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(ya?ml|json)\z")]
    private static partial Regex NamePattern();
}
