using Lethe.Auditing.Requests;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>
/// How many oracles and shadows a request needs, and in which units they are trained. Those trained together are one
/// unit of fixed bounds, so that asking for more adds units and never changes one that is there.
/// </summary>
internal sealed class PlanReferences
{
    public const int OraclesTogether = 5;
    public const int ShadowsTogether = 16;

    private readonly int _together;

    public PlanReferences(AuditRequest request, PluginFacts plugins)
    {
        Recipe = request.Recipe();
        var bound = Recipe is null ? null : plugins.Bind(Recipe);
        _together = (bound?.Plugin.Create(bound.Options) as IRecipe)?.Together ?? 1;
        Oracles = request.Uses().Where(use => use.Needs.HasFlag(Needs.Oracles)).Select(OraclesOf).DefaultIfEmpty(0).Max();
        Shadows = [.. request.Uses().Where(use => use.Needs.HasFlag(Needs.Shadows)).GroupBy(FractionOf)
            .Select(group => (group.Key, group.Max(ShadowsOf))).OrderBy(pair => pair.Key)];
    }

    /// <summary>How oracles and shadows are trained; null when nothing says so, and then none are wanted.</summary>
    public PluginReference? Recipe { get; }

    public int Oracles { get; }

    /// <summary>For each share of the training records, how many.</summary>
    public IReadOnlyList<(double Fraction, int Count)> Shadows { get; }

    /// <summary>The whole blocks that hold the first so many models.</summary>
    public IEnumerable<(int First, int Count)> Blocks(int count, int mostTogether)
    {
        var size = Math.Min(_together, mostTogether);
        for (var first = 0; first < count; first += size) yield return (first, size);
    }

    public (string Unit, int Member) Oracle(int index)
    {
        var size = Math.Min(_together, OraclesTogether);
        return (OracleUnit(index / size * size), index % size);
    }

    public IEnumerable<string> OracleUnits(PluginUse use) => Blocks(OraclesOf(use), OraclesTogether).Select(block => OracleUnit(block.First));

    /// <summary>What an oracle under evaluation is compared with: as many others as a subject is, where there are so many.</summary>
    public IEnumerable<int> Others(PluginUse use, int index) =>
        Enumerable.Range(0, Oracles).Where(other => other != index).Take(OraclesOf(use));

    public IEnumerable<string> ShadowUnits(PluginUse use) =>
        Blocks(ShadowsOf(use), ShadowsTogether).Select(block => ShadowUnit(FractionOf(use), block.First));

    public static string OracleUnit(int first) => $"{PlanNames.Oracles}/{first + 1}";

    public static string ShadowUnit(double fraction, int first) => FormattableString.Invariant($"{PlanNames.Shadows}/{fraction}/{first + 1}");

    public static int OraclesOf(PluginUse use) => use.Bound.OracleWish?.Oracles ?? IUsesOracles.Usual;

    public static int ShadowsOf(PluginUse use) => use.Bound.ShadowWish?.Shadows ?? IUsesShadows.Usual;

    public static double FractionOf(PluginUse use) => use.Bound.ShadowWish?.ShadowFraction ?? IUsesShadows.UsualFraction;
}
