namespace Lethe.Auditing.Verdicts;

/// <summary>What a gate says when its number is not there or could not be computed.</summary>
public enum OnMissing
{
    /// <summary>The default: what was not shown is not so.</summary>
    Fail,
    Inconclusive,
    NotRun,
}
