using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Models;
using Lethe.Plugins;
using Lethe.Sdk;
using Lethe.Statistics;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Units;

/// <summary>What a unit works with: its place in the plan, the artifacts before it, the plugins.</summary>
internal sealed class UnitContext : IDisposable
{
    private readonly DatasetCache _datasets;
    private readonly Dictionary<StageKey, Artifact> _open = [];

    public UnitContext(
        Plan plan, Unit unit, ArtifactStore store, PluginCatalog plugins, DatasetCache datasets, Progress progress, CancellationToken cancellation)
    {
        (Plan, Unit, Store, Progress, Cancellation, _datasets) = (plan, unit, store, progress, cancellation, datasets);
        Plugins = new PluginFactory(plugins);
        Device = device(plan.Device.Name);
        Models = new ModelShelf(this);
    }

    public Plan Plan { get; }

    public AuditRequest Request => Plan.Request;

    public Unit Unit { get; }

    public ArtifactStore Store { get; }

    public IPluginFactory Plugins { get; }

    public Device Device { get; }

    public Progress Progress { get; }

    public CancellationToken Cancellation { get; }

    public ModelShelf Models { get; }

    /// <summary>The audit's data; null when the request names none.</summary>
    public Dataset? Data => Plan.Request.Data is { } use ? _datasets.Of(Plan.Unit(PlanNames.Data).Key, () => Load(use)) : null;

    public Dataset RequiredData => Data ?? throw new UnitException("The request names no data.");

    /// <summary>
    /// The stream of a role, the same for all who play it: two methods, or one method twice, draw the same numbers. A
    /// plugin that says it draws none gets numbers that no seed changes.
    /// </summary>
    public RandomStream Random(string role, PluginUse? use = null) =>
        new RandomStream(use is { IsSeeded: false } ? 0 : Request.Seed).Fork(role);

    public string ResolvePath(string given)
    {
        var file = Plan.Files.FirstOrDefault(file => file.Given == given)
            ?? throw new UnitException($"{Unit.Plugin} wants to read '{given}', which its options do not declare.");
        if (!file.IsUnchanged()) throw new UnitException($"{given} has changed since the audit was planned. Run the audit again.");
        return file.Path;
    }

    /// <summary>An artifact of the plan, held until the unit is done.</summary>
    public Artifact Artifact(string unit)
    {
        var key = Plan.Unit(unit).Key;
        if (!_open.TryGetValue(key, out var artifact))
            _open[key] = artifact = Store.Open(key) ?? throw new UnitException($"What {unit} made is no longer in the store. Run the audit again.");
        return artifact;
    }

    /// <summary>Rows of the training split to forget; null without a forget set.</summary>
    public IReadOnlyList<int>? ForgetRows() =>
        Unit.After.Contains(PlanNames.Forget) ? SelectionWork.Read(Artifact(PlanNames.Forget)) : null;

    public void Dispose()
    {
        foreach (var artifact in _open.Values) artifact.Dispose();
    }

    private Dataset Load(PluginUse use)
    {
        var job = new DataJob
        {
            Device = CPU,
            Random = Random("data", use),
            Progress = Progress,
            Cancellation = Cancellation,
            ResolvePath = ResolvePath,
        };
        var plugin = use.Plugin.Create(use.Options);
        return plugin is IBringsData subject ? subject.LoadData(job) : ((IDataSource)plugin).Load(job);
    }
}
