using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;

namespace Lethe.Hosting.Policies;

/// <summary>Says what a policy would make of an audit that has finished. It changes nothing: the audit's own verdict stands.</summary>
public sealed class PolicyTrial(Engine engine)
{
    /// <param name="id">The audit's whole id.</param>
    /// <exception cref="PolicyException">With all faults of the policy.</exception>
    /// <exception cref="InvalidOperationException">The audit has not finished, or its plan is gone.</exception>
    public PolicyOutcome On(string id, string policyText)
    {
        var policy = new PolicyReader(engine.Plugins).Read(policyText);
        if (engine.Database.Audits.Find(id) is not { State: AuditState.Finished }) throw new InvalidOperationException($"Audit {id} has not finished, so there is nothing to judge.");
        var file = Path.Combine(engine.Home.Audits, id, "plan.json");
        if (!File.Exists(file)) throw new InvalidOperationException($"The plan of audit {id} is gone: {file}.");
        var plan = PlanFile.Read(file, new RequestReader(engine.Plugins));
        var labels = plan.Request.Unlearn.Select(use => use.Label).ToHashSet(StringComparer.Ordinal);
        var found = engine.Database.Findings.All(id).ToLookup(entry => entry.Subject, entry => entry.Finding, StringComparer.Ordinal);
        // In the order of the audit itself; the oracles are what others are compared with.
        var subjects = labels.Prepend(Plan.Original).Select(label => new SubjectResult(label, labels.Contains(label), [.. found[label]]));
        return engine.Results.Judge(plan, [.. subjects], policy);
    }
}
