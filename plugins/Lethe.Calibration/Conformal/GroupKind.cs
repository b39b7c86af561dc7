namespace Lethe.Calibration.Conformal;

/// <summary>Whose records a class's threshold comes from.</summary>
public enum GroupKind
{
    /// <summary>All records: one threshold.</summary>
    All,

    /// <summary>The class's own.</summary>
    Classes,

    /// <summary>Those of classes with like scores.</summary>
    Clusters,
}
