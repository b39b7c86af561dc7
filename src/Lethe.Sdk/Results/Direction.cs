namespace Lethe.Sdk;

/// <summary>Which way a metric is good.</summary>
public enum Direction
{
    Higher,
    Lower,

    /// <summary>Neither: it should be as a model has it that never saw the forget set.</summary>
    LikeOracle,

    /// <summary>As near to one half as can be, from both sides: an attack's AUC.</summary>
    Half,

    /// <summary>It describes; nothing is good or bad about it.</summary>
    Neutral,
}
