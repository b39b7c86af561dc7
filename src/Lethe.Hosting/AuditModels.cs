using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;

namespace Lethe.Hosting;

/// <summary>Opens models that audits made.</summary>
public static class AuditModels
{
    /// <param name="id">The audit's id, or the beginning of it.</param>
    /// <param name="label"><c>original</c>, or the label of an unlearner.</param>
    /// <exception cref="InvalidOperationException">There is no such model, or it is no longer in the store.</exception>
    public static Subject Open(Engine engine, string id, string label)
    {
        var audit = engine.Database.Audits.Resolve(id);
        var planFile = Path.Combine(engine.Home.Audits, audit, "plan.json");
        if (!File.Exists(planFile)) throw new InvalidOperationException($"Audit {audit} has not been run, so it has no models.");
        var plan = PlanFile.Read(planFile, new RequestReader(engine.Plugins));
        if (plan.ModelOf(label) is not { } unit)
            throw new InvalidOperationException($"Audit {audit} has no model '{label}'; it has {string.Join(", ", plan.Request.Unlearn.Select(use => use.Label).Prepend(Plan.Original))}.");
        return StoredModel.Open(plan, unit, engine.Store, engine.Plugins);
    }
}
