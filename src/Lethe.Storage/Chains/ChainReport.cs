namespace Lethe.Storage.Chains;

/// <summary>What verifying a chain came to.</summary>
/// <param name="Head">Where the chain ends, or the last record before it breaks.</param>
/// <param name="BrokenAt">The first sequence that is not as it was written; null when all are.</param>
/// <param name="Reason">Why; empty when the chain is whole.</param>
/// <param name="Warnings">What is odd and breaks nothing, such as a clock that was set back.</param>
public sealed record ChainReport(ChainHead Head, long? BrokenAt, string Reason, IReadOnlyList<string> Warnings)
{
    public bool IsWhole => BrokenAt is null;
}
