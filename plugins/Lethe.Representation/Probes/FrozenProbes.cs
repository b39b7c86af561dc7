using Lethe.Representation.Similarity;
using static TorchSharp.torch;

namespace Lethe.Representation.Probes;

/// <summary>What can be read off frozen features: whether the classes of the forget set are still told apart inside.</summary>
internal static class FrozenProbes
{
    private const int Fewest = 20;

    public static IEnumerable<Finding> Run(EvaluationJob job, RepresentationOptions options)
    {
        var forget = job.Forget!;
        if (FaultOf(forget, job.Retain) is { Length: > 0 } fault)
            return [Finding.NotComputed(RepresentationMetrics.Probe, fault), Finding.NotComputed(RepresentationMetrics.Neighbours, fault)];
        var task = ProbeTask.Of(forget, job.Retain, options.Records, job.Random.Fork("probe"));
        var (subject, original) = (Measure(job.Subject), Measure(job.Original));
        var oracles = job.Oracles.Take(options.Oracles).Select(oracle =>
        {
            using var model = oracle.Open();
            return Measure(model);
        }).ToArray();
        return
        [
            Counted(RepresentationMetrics.Probe, subject.Linear, ""), Counted(RepresentationMetrics.Probe, original.Linear, "model=original"),
            Averaged(RepresentationMetrics.Probe, [.. oracles.Select(one => one.Linear)]),
            Counted(RepresentationMetrics.Neighbours, subject.Neighbours, ""), Counted(RepresentationMetrics.Neighbours, original.Neighbours, "model=original"),
            Averaged(RepresentationMetrics.Neighbours, [.. oracles.Select(one => one.Neighbours)]),
        ];

        (int Linear, int Neighbours) Measure(Subject model)
        {
            using var scope = NewDisposeScope();
            var (train, test) = (Activations.Last(model, task.Train, job).Values, Activations.Last(model, task.Test, job).Values);
            return (
                Right(LinearProbe.Predict(train, task.TrainLabels, test, job.Data.Classes, options.Ridge), task.TestLabels),
                Right(NearestNeighbours.Predict(train, task.TrainLabels, test, job.Data.Classes, options.Neighbours), task.TestLabels));
        }

        Finding Counted(string metric, int right, string slice)
        {
            var interval = Proportion.Wilson(right, task.TestLabels.Length);
            return Number(metric, (double)right / task.TestLabels.Length, interval, slice);
        }

        Finding Averaged(string metric, double[] right)
        {
            double[] shares = [.. right.Select(count => count / task.TestLabels.Length)];
            Interval? interval = Mean.Student(shares) is { } own ? own with { By = $"{own.By}, over {shares.Length} oracles" } : null;
            return Number(metric, Mean.Of(shares), interval, "model=oracles");
        }

        Finding Number(string metric, double value, Interval? interval, string slice) => new()
        {
            Metric = metric,
            Value = value,
            Low = interval?.Low,
            High = interval?.High,
            IntervalBy = interval?.By ?? "",
            N = task.TestLabels.Length,
            Slice = slice,
        };
    }

    private static int Right(int[] predicted, int[] labels) => predicted.Zip(labels).Count(pair => pair.First == pair.Second);

    private static string FaultOf(Split forget, Split retain) => forget.Count < Fewest ? $"The forget set has {forget.Count} records; half of them have to teach, {Fewest} are needed."
        : !forget.HasLabels || !retain.HasLabels ? "The records carry no labels."
        : retain.Count == 0 ? "The retain set has no records." : "";
}
