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
        ? [.. Members(context, UnitKind.Shadows).Where(one => one.Unit.Fraction == PlanReferences.FractionOf(use)).Take(PlanReferences.ShadowsOf(use)).Select(one => new StoredShadow(context, logits, one.Unit, one.Member))]
        : [];

    // An oracle that is itself under evaluation is compared with the others.
    private static IEnumerable<(Unit Unit, int Member)> Members(UnitContext context, UnitKind kind) => context.Unit.After
        .Select(context.Plan.Unit).Where(unit => unit.Kind == kind).OrderBy(unit => unit.First)
        .SelectMany(unit => Enumerable.Range(0, unit.Count).Select(member => (unit, member)))
        .Where(one => (one.unit.Name, one.member) != (context.Unit.Model, context.Unit.Member));
}
