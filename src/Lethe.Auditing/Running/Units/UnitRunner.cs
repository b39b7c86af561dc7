using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Workers;
using Lethe.Plugins;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Units;

/// <summary>Does units, one after the other, in the process it is in.</summary>
public sealed class UnitRunner(PluginCatalog plugins, ArtifactStore store) : IUnitRunner, IDisposable
{
    private readonly DatasetCache _datasets = new();
    private (string Path, DateTime Written, Plan Plan)? _last;

    /// <summary>Leaves the unit's artifact in the store, unless it is there already.</summary>
    public void Run(string unitFile, IProgressSink progress, CancellationToken cancellation)
    {
        var file = UnitFile.Read(unitFile);
        Run(Open(file.Plan), file.Unit, progress, cancellation);
    }

    public void Run(Plan plan, string name, IProgressSink progress, CancellationToken cancellation)
    {
        var unit = plan.Unit(name);
        if (store.Find(unit.Key) is not null) return;
        set_num_threads(plan.Device.Threads);
        using var scope = NewDisposeScope();
        using var context = new UnitContext(plan, unit, store, plugins, _datasets, new Progress(progress), cancellation);
        // Also for those who draw from torch's own numbers: a worker that did other units before draws the same.
        manual_seed(context.Random("torch").NextSeed());
        store.Put(unit.Key, folder => Of(unit.Kind).Write(context, folder)).Dispose();
    }

    public void Dispose() => _datasets.Dispose();

    private static IUnitWork Of(UnitKind kind) => kind switch
    {
        UnitKind.Data => new DataWork(),
        UnitKind.Subject => new SubjectWork(),
        UnitKind.Forget => new SelectionWork(),
        UnitKind.Oracles => new OracleWork(),
        UnitKind.Shadows => new ShadowWork(),
        UnitKind.Unlearn => new UnlearningWork(),
        _ => new EvaluationWork(),
    };

    private Plan Open(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_last is { } last && last.Path == path && last.Written == written) return last.Plan;
        var plan = PlanFile.Read(path, new RequestReader(plugins));
        // The keys promise what code runs. A plugin that was replaced since would be stored under the old one's name.
        var now = Planner.Again(plan, plugins);
        if (plan.Units.FirstOrDefault(unit => now.Find(unit.Name)?.Key != unit.Key) is { } changed)
            throw new UnitException($"{changed.Plugin}, or something it rests on, has changed since the audit was planned. Run the audit again.");
        _last = (path, written, plan);
        return plan;
    }
}
