using Lethe.Models.Objectives;
using Lethe.Models.Training;

namespace Lethe.Models.Stacking;

/// <summary>
/// Trains many models of one recipe: as one where that gives the same models in less time, one after the other where it
/// does not. What was measured stands in docs/decisions/0007-stacked-training.md.
/// </summary>
internal static class StackedTraining
{
    // Beyond this nothing is gained and a step holds that many batches in memory.
    private const int MostModels = 32;

    /// <summary>
    /// Known from the options alone: of the built-in networks only perceptrons gain. What then turns out not to fit is
    /// trained one after the other all the same.
    /// </summary>
    public static int Together(TrainOptions options) =>
        options is { Architecture.Use: "arch.mlp", Objective.Use: "train.cross-entropy", EarlyStop: null, MixedPrecision: false } ? MostModels : 1;

    public static IReadOnlyList<Subject> TrainAll(TrainOptions options, IReadOnlyList<TrainingJob> jobs)
    {
        var trained = new Subject?[jobs.Count];
        try
        {
            foreach (var group in Groups(options, jobs))
            {
                if (group.Length == 1) trained[group[0]] = TrainingRun.Train(options, jobs[group[0]]);
                else Place(trained, group, StackedRun.Train(options, Array.ConvertAll(group, i => jobs[i])));
            }
            return trained!;
        }
        catch
        {
            foreach (var subject in trained) subject?.Dispose();
            throw;
        }
    }

    /// <summary>Which jobs go together, each group by the positions of its jobs.</summary>
    internal static IEnumerable<int[]> Groups(TrainOptions options, IReadOnlyList<TrainingJob> jobs)
    {
        var all = Enumerable.Range(0, jobs.Count);
        return jobs.Count > 1 && CanStack(options, jobs[0], out var sameCounts)
            ? all.GroupBy(i => Key(options, jobs[i], sameCounts)).SelectMany(group => group.Chunk(MostModels))
            : all.Select(i => new[] { i });
    }

    private static bool CanStack(TrainOptions options, TrainingJob job, out bool sameCounts)
    {
        sameCounts = false;
        var plan = new TrainingPlan(options, job);
        // Each model would stop in an epoch of its own, and the copy in low precision is one model's.
        if (options.EarlyStop is not null || plan.UsesLowPrecision || plan.Objective is not CrossEntropy) return false;
        using var network = Networks.KeepingRandomState(() => plan.Blueprint.Build(job.Plugins));
        // Rows that fill up a shorter batch would count in the batch's mean and variance.
        sameCounts = network.children().Any(layer => layer is TorchSharp.Modules.BatchNorm1d);
        return StackedNetwork.CanStack(network);
    }

    private static string Key(TrainOptions options, TrainingJob job, bool sameCounts)
    {
        var size = sameCounts ? job.Train.Count : (job.Train.Count + options.BatchSize - 1) / options.BatchSize;
        var input = job.Input;
        return $"{job.Device}|{size}|{job.Classes}|{string.Join(',', input.Shape)}|{string.Join(',', input.Mean)}|{string.Join(',', input.Deviation)}";
    }

    private static void Place(Subject?[] trained, int[] group, TorchSubject[] subjects)
    {
        for (var i = 0; i < group.Length; i++) trained[group[i]] = subjects[i];
    }
}
