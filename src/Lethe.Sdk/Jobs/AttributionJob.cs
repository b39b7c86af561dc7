namespace Lethe.Sdk;

/// <summary>What an attribution method is given.</summary>
public sealed class AttributionJob : Job
{
    public required Subject Subject { get; init; }

    public required Split Train { get; init; }

    /// <summary>The records whose predictions are to be explained.</summary>
    public required Split Targets { get; init; }

    public IReadOnlyList<ShadowModel> Shadows { get; init; } = [];
}
