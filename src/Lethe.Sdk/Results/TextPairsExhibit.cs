namespace Lethe.Sdk;

/// <summary>Prompts with what two models answer.</summary>
public sealed record TextPairsExhibit : Exhibit
{
    public required string LeftTitle { get; init; }

    public required string RightTitle { get; init; }

    public required IReadOnlyList<TextPair> Pairs { get; init; }
}
