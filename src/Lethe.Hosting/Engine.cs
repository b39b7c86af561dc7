using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Results;
using Lethe.Plugins;
using Lethe.Storage;

namespace Lethe.Hosting;

/// <summary>An installation at work: its plugins, its store, its database. Doors of every kind stand on it.</summary>
public sealed class Engine : IDisposable
{
    private readonly Lazy<LetheDatabase> _database;

    public Engine(Installation installation, Home home, TimeProvider clock)
    {
        (Installation, Home, Clock) = (installation, home, clock);
        Plugins = PluginRoots.Load(installation, home);
        Store = new ArtifactStore(home.Store, clock);
        Results = new ResultReader(Store);
        _database = new(() => LetheDatabase.Open(home.Folder, clock));
    }

    private Engine(Engine other, Home home)
    {
        (Installation, Home, Clock, Plugins, _database) = (other.Installation, home, other.Clock, other.Plugins, other._database);
        Store = new ArtifactStore(home.Store, Clock);
        Results = new ResultReader(Store);
    }

    public Installation Installation { get; }

    public Home Home { get; }

    public TimeProvider Clock { get; }

    public PluginCatalog Plugins { get; }

    public ArtifactStore Store { get; }

    public ResultReader Results { get; }

    /// <summary>Opened when it is first asked for: not every command needs it.</summary>
    public LetheDatabase Database => _database.Value;

    public static Engine Open() => new(Installation.Find(), Home.Find(), TimeProvider.System);

    /// <summary>The same with another store; not to be disposed, because the rest stays this one's.</summary>
    public Engine WithStore(string folder) => new(this, Home with { Store = folder });

    /// <summary>A planner that remembers the hashes of files between runs.</summary>
    public Planner Planner() => new(Plugins, new InputFiles(Plugins, new HashBook(Home.Hashes, Clock)));

    public CostBook Costs() => new(Home.Costs);

    public void Dispose()
    {
        if (_database.IsValueCreated) _database.Value.Dispose();
    }
}
