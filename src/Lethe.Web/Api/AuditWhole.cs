using Lethe.Storage.Audits;
using Lethe.Storage.Findings;
using Lethe.Web.Queue;

namespace Lethe.Web.Api;

/// <summary>An audit with its parts; findings and the data of exhibits are asked for on their own.</summary>
/// <param name="Running">What this server is at now; empty when it does not run the audit.</param>
public sealed record AuditWhole(
    AuditItem Audit, IReadOnlyList<StageItem> Stages, IReadOnlyList<GateItem> Gates, IReadOnlyList<ExhibitHeader> Exhibits,
    int Findings, IReadOnlyList<LiveUnit> Running, string Request, string? Policy)
{
    internal static AuditWhole Of(AuditDetail detail, LiveView? live) => new(
        AuditItem.Of(detail.Audit), [.. detail.Stages.Select(StageItem.Of)], [.. detail.Gates.Select(GateItem.Of)], detail.Exhibits,
        detail.FindingCount, live?.Running ?? [], detail.RequestText, detail.PolicyText);
}
