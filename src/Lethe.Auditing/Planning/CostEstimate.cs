using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Planning;

/// <summary>What a plan would take, and what of it is there already.</summary>
/// <param name="ToDo">Units to be run.</param>
/// <param name="Unknown">Of these, units of which nothing is known.</param>
/// <param name="KnownSeconds">The others' work, one after the other.</param>
public sealed record CostEstimate(IReadOnlyList<StageCost> Stages, int ToDo, int Unknown, double KnownSeconds)
{
    public static CostEstimate Of(Plan plan, ArtifactStore store, CostBook costs)
    {
        var isThere = plan.Units.ToDictionary(unit => unit.Name, unit => store.Find(unit.Key) is not null);
        var toDo = plan.Units.Where(unit => !isThere[unit.Name]).ToArray();
        var known = toDo.Select(costs.Of).OfType<double>().ToArray();
        return new CostEstimate([.. plan.Stages.Select(Cost)], toDo.Length, toDo.Length - known.Length, known.Sum());

        StageCost Cost(Stage stage)
        {
            var missing = stage.Units.Where(name => !isThere[name]).Select(name => costs.Of(plan.Unit(name))).ToArray();
            return new StageCost(stage, stage.Units.Count - missing.Length, missing.Any(one => one is null) ? null : missing.Sum());
        }
    }
}
