namespace Lethe.Storage.Findings;

/// <summary>A part of an audit's findings.</summary>
/// <param name="Next">To ask for the page after this one; null when this is the last.</param>
public sealed record FindingPage(IReadOnlyList<FindingEntry> Findings, int? Next);
