namespace Lethe.Sdk;

/// <summary>Small pictures with a line of text each. Audits of personal data should show none.</summary>
public sealed record ImageGridExhibit : Exhibit
{
    public required IReadOnlyList<ImageCell> Images { get; init; }
}
