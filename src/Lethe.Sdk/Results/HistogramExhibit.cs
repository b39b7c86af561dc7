namespace Lethe.Sdk;

/// <summary>Counts over common bins, one row of counts a series.</summary>
public sealed record HistogramExhibit : Exhibit
{
    public required Axis X { get; init; }

    /// <summary>One more than there are bins, ascending.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    public required IReadOnlyList<HistogramSeries> Series { get; init; }
}
