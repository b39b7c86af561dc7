namespace Lethe.Sdk.Testing;

/// <summary>One row of the contract table.</summary>
/// <param name="Row">The row's id, such as <c>deterministic</c>.</param>
/// <param name="Promise">What every plugin of this kind promises.</param>
/// <param name="Detail">A sentence: what was seen, or why it could not be checked.</param>
public sealed record ContractResult(string Row, string Promise, ContractOutcome Outcome, string Detail);
