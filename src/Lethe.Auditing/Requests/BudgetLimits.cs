namespace Lethe.Auditing.Requests;

/// <summary>How much each unlearner of an audit may use. Null: no limit.</summary>
public sealed record BudgetLimits(double? Minutes = null, long? Samples = null);
