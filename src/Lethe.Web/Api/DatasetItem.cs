using Lethe.Auditing.Running.Units;

namespace Lethe.Web.Api;

/// <summary>Data that audits used.</summary>
/// <param name="Audits">Their ids, the newest first.</param>
/// <param name="Facts">What is in it; null when no audit that is still here has loaded it.</param>
public sealed record DatasetItem(string Key, string Name, string Plugin, string Options, IReadOnlyList<string> Audits, DataFacts? Facts);
