namespace Lethe.Sdk.Testing;

/// <summary>What became of a promise.</summary>
public enum ContractOutcome
{
    Pass,
    Fail,

    /// <summary>There was nothing to check it on; the sentence says why.</summary>
    NotApplicable,
}
