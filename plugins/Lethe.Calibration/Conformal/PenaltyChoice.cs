namespace Lethe.Calibration.Conformal;

/// <summary>Where the penalty of RAPS comes from.</summary>
public enum PenaltyChoice
{
    /// <summary>The options.</summary>
    Given,

    /// <summary>The smallest sets on records set apart for that.</summary>
    Size,

    /// <summary>The most even coverage over sizes on records set apart for that.</summary>
    Strata,
}
