namespace Lethe.Robustness;

/// <summary>What an attack climbs.</summary>
public enum AttackLoss
{
    /// <summary>The log loss of the true class.</summary>
    CrossEntropy,

    /// <summary>The greatest logit of another class less that of the true one; does not vanish where a model is very sure.</summary>
    Margin,
}
