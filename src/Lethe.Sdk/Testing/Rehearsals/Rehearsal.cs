using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>One kind of plugin, run once in the small world as an audit would run it, and watched.</summary>
internal abstract class Rehearsal(PluginUnderTest plugin)
{
    // Enough for a method that asks for none in particular.
    private const int MostModels = 64;

    protected PluginUnderTest Plugin { get; } = plugin;

    /// <summary>Runs on the calling thread, in a tensor scope of its own.</summary>
    public Observation Run(RunSetting setting)
    {
        using var scope = NewDisposeScope();
        var before = get_rng_state();
        try
        {
            _ = manual_seed(setting.TorchSeed);
            var seen = new Observation();
            using var digest = new Digest();
            Perform(setting, seen, digest);
            seen.Digest = digest.Take();
            (seen.LargestRead, seen.LargestStep, seen.Events) = (setting.World.Watch.LargestRead, setting.World.Watch.LargestStep, setting.World.Watch.Events);
            return seen;
        }
        finally
        {
            setting.World.Watch.End();
            set_rng_state(before);
        }
    }

    protected abstract void Perform(RunSetting setting, Observation seen, Digest digest);

    protected static RandomStream Random(RunSetting setting) => new(setting.Seed);

    protected static Progress Watched(RunSetting setting) => new(new WatchedSink(setting.World.Watch));

    protected static Budget BudgetOf(RunSetting setting) => new(TimeProvider.System, null, setting.Samples);

    protected static Subject Limited(RunSetting setting, Subject subject) =>
        setting.Limit is { } can ? new LimitedSubject(subject, can) : subject;

    protected Split Visible(RunSetting setting, Split split, Needs labels) =>
        setting.AllLabels || Plugin.Needs.HasFlag(labels) ? split : split.WithoutLabels();

    protected IReadOnlyList<ReferenceModel> Oracles(RunSetting setting) => Plugin.Needs.HasFlag(Needs.Oracles)
        ? setting.World.Oracles(Math.Min(MostModels, (Plugin.Options as IUsesOracles)?.Oracles ?? IUsesOracles.Usual))
        : [];

    protected IReadOnlyList<ShadowModel> Shadows(RunSetting setting)
    {
        if (!Plugin.Needs.HasFlag(Needs.Shadows)) return [];
        var wish = Plugin.Options as IUsesShadows;
        return setting.World.Shadows(
            Math.Min(MostModels, wish?.Shadows ?? IUsesShadows.Usual), wish?.ShadowFraction ?? IUsesShadows.UsualFraction);
    }
}
