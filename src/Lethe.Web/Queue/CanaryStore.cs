using Lethe.Auditing.Running.Workers;

namespace Lethe.Web.Queue;

/// <summary>
/// The store of a canary, empty when it begins: an audit that took its parts from the usual store would be held against
/// itself and could never differ.
/// </summary>
internal sealed class CanaryStore
{
    private readonly string _folder;

    private CanaryStore(Engine engine, string folder) => (Engine, _folder) = (engine.WithStore(folder), folder);

    public Engine Engine { get; }

    /// <summary>Null: the audit is no canary.</summary>
    public static CanaryStore? Of(Engine engine, string audit) => engine.Database.Schedules.RunOf(audit) is { IsCanary: true }
        ? new CanaryStore(engine, Path.Combine(engine.Home.Audits, audit, "canary")) : null;

    /// <summary>Workers that use it.</summary>
    public WorkerCommand Command(WorkerCommand usual) => usual with
    {
        Environment = new Dictionary<string, string?>(usual.Environment ?? new Dictionary<string, string?>()) { [Home.StoreVariable] = _folder },
    };

    /// <summary>Its numbers are in the database; its models are those of the first audit, or the canary is flagged.</summary>
    public void Remove() => Directory.Delete(_folder, recursive: true);
}
