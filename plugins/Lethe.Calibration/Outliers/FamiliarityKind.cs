namespace Lethe.Calibration.Outliers;

/// <summary>How familiarity is told; higher is more familiar, in all of them.</summary>
public enum FamiliarityKind
{
    /// <summary>The greatest probability.</summary>
    Msp,

    /// <summary>The greatest logit.</summary>
    MaxLogit,

    /// <summary>Minus the free energy of the logits.</summary>
    Energy,

    /// <summary>Minus the entropy of the probabilities.</summary>
    Entropy,

    /// <summary>Minus the squared Mahalanobis distance of the features to the nearest class.</summary>
    Mahalanobis,

    /// <summary>The same, less the distance to all training records taken together.</summary>
    RelativeMahalanobis,

    /// <summary>Minus the distance of the features to a near training record.</summary>
    Neighbours,
}
