using System.Text.Json.Nodes;

namespace Lethe.Auditing.Certificates.Contents;

/// <summary>A plugin as the audit used it.</summary>
/// <param name="Label">How the audit names this use of it.</param>
/// <param name="Use">The plugin's id.</param>
/// <param name="Assembly">SHA-256 of its code.</param>
/// <param name="Options">All of them, with defaults, and the same of plugins that they name; null where they may name people.</param>
/// <param name="Files">SHA-256 of the files it read, in the order of its options.</param>
public sealed record CertifiedPlugin(string Label, string Use, string Assembly, JsonObject? Options, IReadOnlyList<string> Files);
