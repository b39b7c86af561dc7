namespace Lethe.Sdk.Testing;

/// <summary>The kinds of plugins: prefix of the ids, contract, and how one is rehearsed.</summary>
internal static class RehearsalKinds
{
    private static readonly (string Prefix, Type Contract, Func<PluginUnderTest, Rehearsal> Of)[] All =
    [
        ("data", typeof(IDataSource), plugin => new DataRehearsal(plugin)),
        ("model", typeof(IModelSource), plugin => new ModelRehearsal(plugin)),
        ("arch", typeof(IArchitecture), plugin => new ArchitectureRehearsal(plugin)),
        ("train", typeof(ITrainingObjective), plugin => new ObjectiveRehearsal(plugin)),
        ("forget", typeof(IForgetSelector), plugin => new SelectionRehearsal(plugin)),
        ("unlearn", typeof(IUnlearner), plugin => new UnlearningRehearsal(plugin)),
        ("eval", typeof(IEvaluator), plugin => new EvaluationRehearsal(plugin)),
        ("recal", typeof(IRecalibrator), plugin => new RecalibrationRehearsal(plugin)),
        ("attribute", typeof(IAttribution), plugin => new AttributionRehearsal(plugin)),
    ];

    /// <exception cref="ArgumentException">The class implements no contract.</exception>
    public static Rehearsal Of(PluginUnderTest plugin) => Kind(plugin).Of(plugin);

    public static string PrefixOf(PluginUnderTest plugin) => Kind(plugin).Prefix;

    private static (string Prefix, Type Contract, Func<PluginUnderTest, Rehearsal> Of) Kind(PluginUnderTest plugin)
    {
        var kind = Array.Find(All, one => plugin.Type.IsAssignableTo(one.Contract));
        return kind.Of is not null ? kind : throw new ArgumentException($"{plugin.Type.Name} implements no plugin contract.", nameof(plugin));
    }
}
