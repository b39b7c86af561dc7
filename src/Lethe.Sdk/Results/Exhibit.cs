using System.Text.Json.Serialization;

namespace Lethe.Sdk;

/// <summary>Something to look at. Pages and reports draw each kind from its data; none of them computes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CurveExhibit), "curve")]
[JsonDerivedType(typeof(HistogramExhibit), "histogram")]
[JsonDerivedType(typeof(ReliabilityExhibit), "reliability")]
[JsonDerivedType(typeof(HeatMapExhibit), "heatmap")]
[JsonDerivedType(typeof(TableExhibit), "table")]
[JsonDerivedType(typeof(ImageGridExhibit), "images")]
[JsonDerivedType(typeof(TextPairsExhibit), "texts")]
public abstract record Exhibit
{
    /// <summary>Unique within an evaluation, lower case with hyphens: the file name of a download.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What to see in it.</summary>
    public string Caption { get; init; } = "";
}
