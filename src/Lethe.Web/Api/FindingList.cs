namespace Lethe.Web.Api;

/// <summary>A part of an audit's findings.</summary>
/// <param name="Next">To be sent as <c>from</c> for the part that follows; null when this is the last.</param>
public sealed record FindingList(IReadOnlyList<FindingItem> Findings, int? Next);
