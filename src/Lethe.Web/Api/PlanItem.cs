using Lethe.Auditing.Planning;

namespace Lethe.Web.Api;

/// <summary>What a request would take.</summary>
/// <param name="ToDo">Units to be run.</param>
/// <param name="Unknown">Of these, units of which nothing is known.</param>
/// <param name="KnownSeconds">The others' work, one after the other.</param>
public sealed record PlanItem(IReadOnlyList<PlannedStageItem> Stages, int ToDo, int Unknown, double KnownSeconds)
{
    internal static PlanItem Of(CostEstimate cost) => new(
        [.. cost.Stages.Select(stage => new PlannedStageItem(stage.Stage.Name, stage.Stage.Title, stage.Stage.Units.Count, stage.Reused, stage.Seconds))],
        cost.ToDo, cost.Unknown, cost.KnownSeconds);
}
