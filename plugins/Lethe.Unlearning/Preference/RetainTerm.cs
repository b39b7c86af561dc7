namespace Lethe.Unlearning.Preference;

/// <summary>What holds a model in place on the retain set.</summary>
public enum RetainTerm
{
    None,

    /// <summary>The log loss of the true class.</summary>
    CrossEntropy,

    /// <summary>How far the predictions are from the original's: KL(original, model).</summary>
    Kl,
}
