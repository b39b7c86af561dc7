using System.ComponentModel;

namespace Lethe.Attribution.Similarity;

public sealed record SimilarityOptions
{
    [Description("Whether records of another class than the target's count against it.")]
    public bool Signed { get; init; }
}
