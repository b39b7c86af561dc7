namespace Lethe.Storage.Findings;

/// <summary>Which number is looked at over the audits of one name.</summary>
/// <param name="Slice">Empty: the whole.</param>
/// <param name="Subject">The label of one result; null: all.</param>
public sealed record HistoryKey(string AuditName, string Metric, string Slice, string? Subject);
