using Lethe.Sdk;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Findings;

/// <summary>A finding with where it comes from.</summary>
/// <param name="Subject">The label of the result within the audit.</param>
/// <param name="Evaluator">The label of the evaluator within the audit.</param>
public sealed record FindingEntry(string Subject, string Evaluator, Finding Finding)
{
    internal static FindingEntry Of(FindingEntity row) => new(row.Subject, row.Evaluator, row.ToFinding());

    internal FindingEntity ToRow(string audit, int position) => FindingEntity.Of(audit, position, Subject, Evaluator, Finding);
}
