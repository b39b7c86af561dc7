namespace Lethe.Calibration.Conformal;

/// <summary>How little a class fits a record.</summary>
public enum ScoreKind
{
    /// <summary>One less its probability.</summary>
    Lac,

    /// <summary>The probability of all classes down to it.</summary>
    Aps,

    /// <summary>The same with a penalty on late ranks.</summary>
    Raps,
}
