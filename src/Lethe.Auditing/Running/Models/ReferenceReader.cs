using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Models;

/// <summary>The oracles and shadows that a unit was promised, no more than it asked for.</summary>
internal static class ReferenceReader
{
    public static IReadOnlyList<ReferenceModel> Oracles(UnitContext context, LogitsShelf logits, PluginUse use) => use.Needs.HasFlag(Needs.Oracles)
        ? [.. Members(context, UnitKind.Oracles).Take(PlanReferences.OraclesOf(use)).Select(one => new StoredOracle(context, logits, one.Unit, one.Member))]
        : [];

    public static IReadOnlyList<ShadowModel> Shadows(UnitContext context, LogitsShelf logits, PluginUse use) => use.Needs.HasFlag(Needs.Shadows)
        ? [.. Members(context, UnitKind.Shadows).Take(PlanReferences.ShadowsOf(use)).Select(one => new StoredShadow(context, logits, one.Unit, one.Member))]
        : [];

    private static IEnumerable<(Unit Unit, int Member)> Members(UnitContext context, UnitKind kind) => context.Unit.After
        .Select(context.Plan.Unit).Where(unit => unit.Kind == kind && unit.Name != context.Unit.Model).OrderBy(unit => unit.First)
        .SelectMany(unit => Enumerable.Range(0, unit.Count).Select(member => (unit, member)));
}
