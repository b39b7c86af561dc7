using Lethe.Representation.Probes;
using static TorchSharp.torch;

namespace Lethe.Representation.Similarity;

[Plugin("eval.representation", "Representations",
    Summary = "Looks behind the answers: how like the original's and the oracles' the layers still are, and whether a fresh head on frozen features knows the forget set again.",
    Paper = "Kornblith, Norouzi, Lee, Hinton: Similarity of Neural Network Representations Revisited, ICML 2019; Kim, Cha, Kim: Are We Truly Forgetting?, 2025")]
public sealed class RepresentationEvaluator(RepresentationOptions options) : IEvaluator
{
    private const int Fewest = 20;

    public static Needs Needs => Needs.Oracles | Needs.ForgetSet | Needs.ForgetLabels | Needs.RetainLabels;

    public static IReadOnlyList<Metric> Metrics => RepresentationMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        if (job.Oracles.Count == 0) throw new ModelException("eval.representation compares with oracles, and the audit has none.");
        (string Name, Split? Records)[] parts = [("forget", job.Forget), ("retain", job.Retain), ("test", job.Data.Test)];
        var tables = new List<SimilarityTable>();
        foreach (var (name, records) in parts)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Progress.Report(tables.Count, parts.Length + 1, $"representations, {name}");
            if (records is not { Count: >= Fewest })
                job.Report(Finding.NotComputed(RepresentationMetrics.Cka, $"The {name} part has {records?.Count ?? 0} records; {Fewest} are needed.", $"split={name}"));
            else tables.Add(Compare(job, name, records));
        }
        foreach (var table in tables) table.Report(job);
        if (tables.Count > 0) job.Show(SimilarityMap.Of(tables));
        foreach (var finding in FrozenProbes.Run(job, options)) job.Report(finding);
        job.Progress.Report(parts.Length + 1, parts.Length + 1, "representations");
    }

    private SimilarityTable Compare(EvaluationJob job, string name, Split records)
    {
        using var scope = NewDisposeScope();
        var some = records.Count <= options.Records ? records : records.Subset(name, job.Random.Fork("some").Fork(name).Sample(records.Count, options.Records));
        var subject = LayerKernels.Of(job.Subject, some, options, job);
        var original = LayerKernels.Of(job.Original, some, options, job);
        var oracles = job.Oracles.Take(options.Oracles).Select(oracle =>
        {
            using var model = oracle.Open();
            return LayerKernels.Of(model, some, options, job);
        }).ToArray();
        return new SimilarityTable(name, some.Count, [.. subject.Layers.Select(layer => new LayerSimilarity(
            layer.Layer, layer.Kernel, original.Find(layer.Layer), [.. oracles.Select(oracle => oracle.Find(layer.Layer)).OfType<Kernel>()],
            job.Random.Fork("jackknife").Fork(name), job.Cancellation))]);
    }
}
