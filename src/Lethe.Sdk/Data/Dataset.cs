namespace Lethe.Sdk;

/// <summary>Data with its parts. Training is always there; the others may be empty.</summary>
public sealed record Dataset
{
    public required string Name { get; init; }

    public required InputDescription Input { get; init; }

    /// <summary>One name a class; a classifier has as many outputs.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    public required Split Train { get; init; }

    public Split? Validation { get; init; }

    public Split? Test { get; init; }

    public int Classes => ClassNames.Count;
}
