using Lethe.Sdk;

namespace Lethe.Auditing.Results;

/// <summary>What one evaluator said of one subject.</summary>
/// <param name="Evaluator">Its label in the request.</param>
public sealed record Measurement(string Evaluator, IReadOnlyList<Finding> Findings, IReadOnlyList<Exhibit> Exhibits);
