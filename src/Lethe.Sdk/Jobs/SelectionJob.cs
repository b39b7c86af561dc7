namespace Lethe.Sdk;

/// <summary>What a forget-set selector is given.</summary>
public sealed class SelectionJob : Job
{
    public required Split Train { get; init; }

    public required int Classes { get; init; }

    /// <summary>Names of the classes, for selectors that are told one; empty where the host has none.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>Turns a path of the request into one that may be read, or refuses it; null: no files may be read.</summary>
    public Func<string, string>? ResolvePath { get; init; }

    /// <summary>The trained subject, when the selector declared a need of it.</summary>
    public Subject? Subject { get; init; }

    public IReadOnlyList<ShadowModel> Shadows { get; init; } = [];
}
