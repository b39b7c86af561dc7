namespace Lethe.Sdk;

/// <summary>Lines over a common axis: ROC, accuracy against epsilon, relearning.</summary>
public sealed record CurveExhibit : Exhibit
{
    public required Axis X { get; init; }

    public required Axis Y { get; init; }

    public required IReadOnlyList<CurveSeries> Series { get; init; }
}
