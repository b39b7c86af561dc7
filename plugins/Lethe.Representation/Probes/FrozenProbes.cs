using Lethe.Representation.Similarity;
using static TorchSharp.torch;

namespace Lethe.Representation.Probes;

/// <summary>What can be read off frozen features: whether the classes of the forget set are still told apart inside.</summary>
internal static class FrozenProbes
{
    private const int Fewest = 20;

    private static readonly string[] All = [RepresentationMetrics.Probe, RepresentationMetrics.Neighbours, RepresentationMetrics.Refit];

    public static IEnumerable<Finding> Run(EvaluationJob job, RepresentationOptions options)
    {
        var forget = job.Forget!;
        if (FaultOf(forget, job.Retain) is { Length: > 0 } fault)
            return [.. All.Select(metric => Finding.NotComputed(metric, fault))];
        var half = ProbeTask.Of(forget, job.Retain, options.Records, job.Random.Fork("probe"));
        var refit = ProbeTask.Refit(forget, job.Retain, options.Records, options.RefitRecords, job.Random.Fork("refit"));
        var (subject, original) = (Measure(job.Subject), Measure(job.Original));
        var oracles = job.Oracles.Take(options.Oracles).Select(oracle =>
        {
            using var model = oracle.Open();
            return Measure(model);
        }).ToArray();
        int[] asked = [half.TestLabels.Length, half.TestLabels.Length, refit.TestLabels.Length];
        return [.. All.Index().SelectMany(metric => (Finding[])
        [
            Counted(metric.Item, subject[metric.Index], asked[metric.Index], ""),
            Counted(metric.Item, original[metric.Index], asked[metric.Index], "model=original"),
            Averaged(metric.Item, [.. oracles.Select(one => (double)one[metric.Index] / asked[metric.Index])], asked[metric.Index]),
        ])];

        // In the order of All.
        int[] Measure(Subject model)
        {
            using var scope = NewDisposeScope();
            var (train, test) = (Activations.Last(model, half.Train, job).Values, Activations.Last(model, half.Test, job).Values);
            var (kept, gone) = (Activations.Last(model, refit.Train, job).Values, Activations.Last(model, refit.Test, job).Values);
            return
            [
                Right(LinearProbe.Predict(train, half.TrainLabels, test, job.Data.Classes, options.Ridge), half.TestLabels),
                Right(NearestNeighbours.Predict(train, half.TrainLabels, test, job.Data.Classes, options.Neighbours), half.TestLabels),
                Right(LogisticProbe.Predict(kept, refit.TrainLabels, gone, job.Data.Classes, job.Cancellation), refit.TestLabels),
            ];
        }
    }

    private static Finding Counted(string metric, int right, int asked, string slice) =>
        Number(metric, (double)right / asked, Proportion.Wilson(right, asked), asked, slice);

    private static Finding Averaged(string metric, double[] shares, int asked) =>
        Number(metric, Mean.Of(shares), Mean.Student(shares) is { } own ? own with { By = $"{own.By}, over {shares.Length} oracles" } : null, asked, "model=oracles");

    private static Finding Number(string metric, double value, Interval? interval, int asked, string slice) => new()
    {
        Metric = metric,
        Value = value,
        Low = interval?.Low,
        High = interval?.High,
        IntervalBy = interval?.By ?? "",
        N = asked,
        Slice = slice,
    };

    private static int Right(int[] predicted, int[] labels) => predicted.Zip(labels).Count(pair => pair.First == pair.Second);

    private static string FaultOf(Split forget, Split retain) => forget.Count < Fewest ? $"The forget set has {forget.Count} records; half of them have to teach, {Fewest} are needed."
        : !forget.HasLabels || !retain.HasLabels ? "The records carry no labels."
        : retain.Count == 0 ? "The retain set has no records." : "";
}
