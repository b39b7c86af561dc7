namespace Lethe.Statistics;

/// <summary>How the search for a temperature ended.</summary>
public enum TemperatureOutcome
{
    /// <summary>At the least loss.</summary>
    Converged,

    /// <summary>The loss still falls where the search ends, towards 0: every prediction is right, or all logits are tiny.</summary>
    AtLowest,

    /// <summary>The loss still falls where the search ends, towards infinity: the logits say nothing, or the opposite of the truth.</summary>
    AtHighest,

    /// <summary>Every class has the same logit in every record, so that no temperature differs from another.</summary>
    Flat,

    /// <summary>The steps ran out.</summary>
    NotConverged,
}
