namespace Lethe.Sdk;

/// <summary>Rows of text and numbers, already formatted for reading.</summary>
public sealed record TableExhibit : Exhibit
{
    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}
