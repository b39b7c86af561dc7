using System.Text.Json;
using Lethe.Auditing.Running.Workers;
using Lethe.Auditing.Tests.Support;
using Lethe.Sdk;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>Pools of real worker processes, and units for them.</summary>
public sealed class WorkerFixture : IAsyncDisposable
{
    /// <summary>For what should happen at once; only a broken test waits for so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Lethe.TestWorker.dll");

    private readonly TemporaryFolder _folder = new();
    private readonly List<WorkerPool> _pools = [];
    private int _units;

    public WorkerPool Pool(int size = 1)
    {
        var pool = new WorkerPool(new WorkerCommand("dotnet", [Program, "worker"]), size, TimeProvider.System);
        _pools.Add(pool);
        return pool;
    }

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    /// <param name="act">See Misbehaviour in Lethe.TestWorker.</param>
    public string Unit(string act, string file = "", string folder = "", string tag = "0", int count = 0)
    {
        var path = PathOf($"unit-{Interlocked.Increment(ref _units)}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { @do = act, file, folder, tag, count }));
        return path;
    }

    /// <summary>Runs a unit without limits.</summary>
    public static async Task<UnitOutcome> Run(WorkerPool pool, string unit, IProgressSink sink) =>
        await pool.RunAsync(unit, UnitLimits.None, sink, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>The process that a pool's worker is, asked of the worker itself.</summary>
    public async Task<int> Id(WorkerPool pool)
    {
        var sink = new Recorder();
        var outcome = await Run(pool, Unit("id"), sink);
        Assert.True(outcome.State == UnitState.Done, outcome.Message);
        return int.Parse(Assert.Single(sink.Lines));
    }

    public static async Task Until(Func<bool> happens, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!happens())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"Waited in vain: {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A dead process that nobody has buried yet does not run.</summary>
    public static bool IsRunning(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools) await pool.DisposeAsync();
        _folder.Dispose();
    }
}
