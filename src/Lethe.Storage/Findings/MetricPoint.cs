using Lethe.Sdk;

namespace Lethe.Storage.Findings;

/// <summary>One metric in one of several audits of the same name.</summary>
public sealed record MetricPoint(string AuditId, DateTimeOffset CreatedAt, string Subject, string Evaluator, Finding Finding);
