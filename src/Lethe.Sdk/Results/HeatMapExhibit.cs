namespace Lethe.Sdk;

/// <summary>A matrix of numbers: confusion, layer-by-layer similarity.</summary>
public sealed record HeatMapExhibit : Exhibit
{
    public required IReadOnlyList<string> Rows { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Row by row.</summary>
    public required IReadOnlyList<double> Values { get; init; }
}
