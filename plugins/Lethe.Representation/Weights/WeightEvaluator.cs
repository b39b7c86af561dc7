using static TorchSharp.torch;

namespace Lethe.Representation.Weights;

[Plugin("eval.weights", "Distance of weights",
    Summary = "How far each layer's weights have moved from the original's, and how many have not moved at all.")]
public sealed class WeightEvaluator : IEvaluator
{
    private const string Distance = "weights.distance";
    private const string Unchanged = "weights.unchanged";

    public static Needs Needs => Needs.Training;

    public static bool IsSeeded => false;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new(Distance, "Distance of weights from the original", Direction.Neutral,
            "The Euclidean norm of the difference of all parameters over the norm of the original's. Says nothing of forgetting by itself: oracles, from other starts, are far away. Slice layer=NAME: one parameter of the network."),
        new(Unchanged, "Weights that have not moved", Direction.Neutral,
            "The share of parameters that are bit for bit the original's. All but the last layer: only the head was changed. Slice layer=NAME."),
    ];

    public void Evaluate(EvaluationJob job)
    {
        using var off = no_grad();
        var others = job.Original.Module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        var (moved, norm, same, count, strange) = (0.0, 0.0, 0L, 0L, new List<string>());
        foreach (var (name, parameter) in job.Subject.Module.named_parameters())
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (!others.TryGetValue(name, out var other) || !other.shape.SequenceEqual(parameter.shape))
            {
                strange.Add(name);
                continue;
            }
            var one = LayerChange.Of(parameter, other);
            (moved, norm, same, count) = (moved + one.Moved, norm + one.Norm, same + one.Same, count + one.Count);
            Report(job, one, $"layer={name}");
        }
        if (strange.Count > 0 || count == 0)
        {
            var reason = count == 0 ? "The two networks have no parameters in common." : $"The original has no {string.Join(", ", strange)} of that shape.";
            foreach (var metric in Metrics) job.Report(Finding.NotComputed(metric.Id, reason));
        }
        else Report(job, new LayerChange(moved, norm, same, count), "");
    }

    private static void Report(EvaluationJob job, LayerChange change, string slice)
    {
        job.Report(change.Norm > 0
            ? new Finding { Metric = Distance, Value = Math.Sqrt(change.Moved / change.Norm), N = change.Count, Slice = slice }
            : Finding.NotComputed(Distance, "The original's weights are all 0.", slice));
        job.Report(new Finding { Metric = Unchanged, Value = (double)change.Same / change.Count, N = change.Count, Slice = slice });
    }
}
