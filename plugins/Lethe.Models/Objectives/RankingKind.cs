namespace Lethe.Models.Objectives;

/// <summary>How confidences in mixed records are ranked.</summary>
public enum RankingKind
{
    /// <summary>One mixture must stay a margin below the record (MRL).</summary>
    Margin,

    /// <summary>Several mixtures in the order of what is mixed in (M-NDCG).</summary>
    Gain,
}
