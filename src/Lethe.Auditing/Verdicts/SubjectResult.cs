using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>What was measured on one subject of an audit.</summary>
/// <param name="Label">How the audit names it: <c>original</c>, or the label of the unlearner that made it.</param>
/// <param name="IsUnlearned">Made by an unlearner: what gates look at unless told otherwise.</param>
public sealed record SubjectResult(string Label, bool IsUnlearned, IReadOnlyList<Finding> Findings);
