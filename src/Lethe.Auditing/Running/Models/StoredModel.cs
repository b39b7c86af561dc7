using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Models;

/// <summary>Opens a model of the store outside of any unit: to look at it or to hand it over.</summary>
public static class StoredModel
{
    /// <param name="unit">A unit that makes one model: the subject or an unlearner's.</param>
    /// <exception cref="UnitException">It is no longer in the store, or what it needs has changed.</exception>
    public static Subject Open(Plan plan, Unit unit, ArtifactStore store, PluginCatalog plugins)
    {
        using var datasets = new DatasetCache();
        using var context = new UnitContext(plan with { Device = plan.Device with { Name = "cpu" } }, unit, store, plugins, datasets, Progress.None, CancellationToken.None);
        return context.Models.Open(unit.Name);
    }
}
