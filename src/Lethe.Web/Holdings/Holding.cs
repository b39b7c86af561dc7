namespace Lethe.Web.Holdings;

/// <summary>A subject or a dataset that audits named.</summary>
/// <param name="Key">Tells it from all others; the same for everyone who names the same plugin, options and files.</param>
/// <param name="Options">As requests wrote them, in one line.</param>
/// <param name="Audits">Ids, the newest first.</param>
public sealed record Holding(string Key, string Name, string Plugin, string Options, IReadOnlyList<string> Audits);
