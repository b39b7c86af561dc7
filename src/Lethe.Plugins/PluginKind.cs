using Lethe.Sdk;

namespace Lethe.Plugins;

/// <summary>A kind of plugin: the contract it implements and the prefix its ids carry.</summary>
public sealed record PluginKind(string Prefix, string Name, Type Contract)
{
    public static IReadOnlyList<PluginKind> All { get; } =
    [
        new("data", "data source", typeof(IDataSource)),
        new("model", "model source", typeof(IModelSource)),
        new("arch", "architecture", typeof(IArchitecture)),
        new("train", "training objective", typeof(ITrainingObjective)),
        new("forget", "forget-set selector", typeof(IForgetSelector)),
        new("unlearn", "unlearner", typeof(IUnlearner)),
        new("eval", "evaluator", typeof(IEvaluator)),
        new("recal", "recalibrator", typeof(IRecalibrator)),
        new("attribute", "attribution", typeof(IAttribution)),
    ];

    /// <summary>"an unlearner", "a data source".</summary>
    public string WithArticle => ("aeiou".Contains(Name[0]) ? "an " : "a ") + Name;

    /// <summary>The kind that an id says it is of; null when there is no such kind.</summary>
    public static PluginKind? OfId(string id) => All.FirstOrDefault(kind => id.StartsWith(kind.Prefix + ".", StringComparison.Ordinal));
}
