namespace Lethe.Auditing.Verdicts;

/// <summary>What a gate asks of its number: a limit that is written down, or one that the audit's oracles give.</summary>
public abstract record GateRule
{
    /// <summary>To follow "is" and "is not", such as <c>at least 0.85</c>.</summary>
    public abstract string Words { get; }
}
