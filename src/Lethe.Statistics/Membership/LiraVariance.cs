namespace Lethe.Statistics;

/// <summary>Whose spread a likelihood ratio goes by.</summary>
public enum LiraVariance
{
    /// <summary>By the number of models on a side: fewer than 16 common, fewer than 64 shrunk, else each record's own.</summary>
    Auto,

    /// <summary>One spread for all records, of the scores around their own record's mean.</summary>
    Common,

    /// <summary>Each record's own, pulled towards the common one with the weight of 8 models.</summary>
    Shrunk,

    /// <summary>Each record's own.</summary>
    Record,
}
