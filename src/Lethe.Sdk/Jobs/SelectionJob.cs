namespace Lethe.Sdk;

/// <summary>What a forget-set selector is given.</summary>
public sealed class SelectionJob : Job
{
    public required Split Train { get; init; }

    public required int Classes { get; init; }

    /// <summary>The trained subject, when the selector declared a need of it.</summary>
    public Subject? Subject { get; init; }

    public IReadOnlyList<ShadowModel> Shadows { get; init; } = [];
}
