using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>Loads the data of a plan in this process and says what it is.</summary>
public static class DatasetLook
{
    public static DataFacts At(Plan plan, ArtifactStore store, PluginCatalog plugins, Progress progress, CancellationToken cancellation)
    {
        using var datasets = new DatasetCache();
        using var context = new UnitContext(plan, plan.Unit(PlanNames.Data), store, plugins, datasets, progress, cancellation);
        return DataWork.Describe(context);
    }

    /// <summary>What was written down when the data was loaded; null when that is not in the store.</summary>
    public static DataFacts? Known(Plan plan, ArtifactStore store)
    {
        if (plan.Find(PlanNames.Data) is not { } unit) return null;
        using var artifact = store.Open(unit.Key);
        return artifact is null ? null : DataWork.Read(artifact);
    }
}
