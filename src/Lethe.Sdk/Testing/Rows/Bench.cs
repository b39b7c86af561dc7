using TorchSharp;

namespace Lethe.Sdk.Testing;

/// <summary>A plugin with the small world around it, for the rows to run it in.</summary>
internal sealed class Bench : IDisposable
{
    private readonly Rehearsal _rehearsal;
    private readonly SmallWorld[] _worlds;
    private FirstRun? _first;

    public Bench(PluginUnderTest plugin, ContractSettings settings)
    {
        (Plugin, Settings, _rehearsal) = (plugin, settings, RehearsalKinds.Of(plugin));
        _worlds = [SmallWorld.Features(seed: settings.Seed, plugins: plugin.Plugins), SmallWorld.Images(settings.Seed, plugin.Plugins)];
    }

    public PluginUnderTest Plugin { get; }

    public ContractSettings Settings { get; }

    /// <summary>A thread of an earlier run is still at it: nothing that runs now could be believed.</summary>
    public bool IsHung { get; private set; }

    public FirstRun First => _first ??= Try();

    public RunEnd<Observation> Run(RunSetting setting, Func<TimeSpan, bool>? givesUp = null)
    {
        var end = JobThread.Run(() => _rehearsal.Run(setting), givesUp ?? (took => took > Settings.RunLimit));
        IsHung |= end.IsHung;
        return end;
    }

    /// <summary>How many tensors live on the thread after each of several runs there.</summary>
    public RunEnd<long[]> LiveAfter(RunSetting setting, int runs)
    {
        var end = JobThread.Run(() => Enumerable.Range(0, runs).Select(_ =>
        {
            _rehearsal.Run(setting);
            return DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }).ToArray(), took => took > Settings.RunLimit * runs);
        IsHung |= end.IsHung;
        return end;
    }

    public void Dispose()
    {
        // A run that goes on may still be using them.
        if (IsHung) return;
        foreach (var world in _worlds) world.Dispose();
    }

    private FirstRun Try()
    {
        var tries = new List<FirstRun>();
        foreach (var world in _worlds)
        {
            var attempt = Try(new RunSetting { World = world, Seed = Settings.Seed });
            if (attempt.Seen is not null || IsHung) return attempt;
            tries.Add(attempt);
        }
        // A crash says more than a refusal: the plugin did not know that it could not.
        return tries.Find(attempt => !attempt.IsRefusal) ?? tries[0];
    }

    private FirstRun Try(RunSetting setting)
    {
        var end = Run(setting);
        if (end.Result is null && !end.IsHung && LabelRow.MayWithhold(Plugin))
        {
            var open = setting with { AllLabels = true };
            var again = Run(open);
            if (again.Result is not null) return new FirstRun(open, again.Result, "", false, end.Why);
        }
        return new FirstRun(setting, end.Result, end.Why, end.Failure is { } failure && !FailureText.IsCrash(failure), null);
    }
}
