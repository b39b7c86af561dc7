using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Similarity;

[Plugin("attribute.similarity", "Similarity of features",
    Summary = "The cosine between the features of a training record and those of a target: the floor that every other attribution has to beat.")]
public sealed class FeatureSimilarity(SimilarityOptions options) : IAttribution
{
    private const int BatchSize = 256;

    public static Needs Needs => Needs.Features;

    public static bool IsSeeded => false;

    public Tensor Attribute(AttributionJob job)
    {
        if (options.Signed && !job.Train.HasLabels) throw new ModelException("attribute.similarity with signed: true compares classes, and the training records carry no labels.");
        using var scope = NewDisposeScope();
        var scores = Directions(job, job.Train).matmul(Directions(job, job.Targets).t());
        if (options.Signed)
        {
            var own = tensor(Enumerable.Range(0, job.Train.Count).Select(job.Train.Label).ToArray());
            scores *= own.unsqueeze(1).eq(TargetClasses.Of(job).unsqueeze(0)).to(float32) * 2 - 1;
        }
        return scope.MoveToOuter(scores);
    }

    private static Tensor Directions(AttributionJob job, Split split)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in split.Batches(BatchSize, job.Subject.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var features = job.Subject.Features(batch.Inputs).cpu().to(float32);
            // What has no direction is like nothing.
            parts.Add(inner.MoveToOuter(features / features.norm(1, keepdim: true, p: 2).clamp_min(1e-12)));
            job.Progress.Report(parts.Count, (split.Count + BatchSize - 1) / BatchSize, $"features of {split.Name}");
        }
        return scope.MoveToOuter(cat([.. parts], 0));
    }
}
