using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;

namespace Lethe.Web.Queue;

/// <summary>What would become of a request if it were sent now.</summary>
/// <param name="Faults">Of the request; with any of them it would be refused.</param>
/// <param name="PolicyFaults">Of the policy.</param>
/// <param name="Cost">Null when it would be refused.</param>
public sealed record AuditOutlook(IReadOnlyList<SourceFault> Faults, IReadOnlyList<SourceFault> PolicyFaults, CostEstimate? Cost)
{
    public bool IsSound => Cost is not null;
}
