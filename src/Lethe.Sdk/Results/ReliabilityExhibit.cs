namespace Lethe.Sdk;

/// <summary>Confidence against accuracy, bin by bin, with exact intervals and counts.</summary>
public sealed record ReliabilityExhibit : Exhibit
{
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }
}
