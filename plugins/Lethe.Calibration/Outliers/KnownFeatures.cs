using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

/// <summary>Features of training records, and how far others are from them. Test records have no part in it.</summary>
internal sealed class KnownFeatures
{
    // The covariance is a table of so many squared.
    private const int MostFeatures = 2048;

    private readonly EvaluationJob _job;
    private readonly Tensor _features;
    private readonly Tensor? _labels;
    private readonly int _neighbour;
    private ClassGaussians? _classes;

    private KnownFeatures(EvaluationJob job, Tensor features, Tensor? labels, int neighbour) =>
        (_job, _features, _labels, _neighbour) = (job, features, labels, neighbour);

    /// <returns>Null and why, where there is nothing to compare with.</returns>
    public static (KnownFeatures? Known, string Fault) Of(EvaluationJob job, OutlierOptions options)
    {
        if (Fault(job) is { } fault) return (null, fault);
        var records = Outsiders.Some(job.Retain, options.Known, job.Random.Fork("known"));
        var features = Answers.FeaturesOf(job, records, "training records");
        var width = features.size(1);
        if (width > MostFeatures) return (null, $"The model has {width} features; distances are computed for at most {MostFeatures}.");
        if (!Answers.IsFinite(features)) return (null, "The model gives features that are not finite.");
        var labels = records.HasLabels ? tensor(Enumerable.Range(0, records.Count).Select(records.Label).ToArray()) : null;
        return (new KnownFeatures(job, features, labels, Math.Min(options.Neighbour, records.Count)), "");
    }

    /// <summary>Why the subject has no features to compare; null: it has.</summary>
    public static string? Fault(EvaluationJob job) => !job.Subject.Can.HasFlag(Capabilities.Features)
        ? $"This score needs the activations before the last layer; {job.Subject.Format} does not give them."
        : job.Retain.Count == 0 ? "There are no training records whose features others could be compared with." : null;

    /// <returns>Scores of records from their features, a row each; null and why, where there is no such score.</returns>
    public (Func<Tensor, Tensor>? Score, string Fault) Score(FamiliarityKind kind)
    {
        if (kind == FamiliarityKind.Neighbours)
        {
            var near = new NeighbourDistance(_features, _neighbour);
            return (features => near.Distances(features).neg_(), "");
        }
        if (_labels is null) return (null, "The training records carry no labels, and the distance is to classes.");
        _job.Progress.Report(0, 0, "covariance of the features");
        if ((_classes ??= ClassGaussians.Of(_features, _labels)) is not { } classes) return (null, "The features of the training records are all alike.");
        if (kind == FamiliarityKind.Mahalanobis) return (features => classes.SquaredDistances(features).neg_(), "");
        // All records vary where those of a class do.
        var all = ClassGaussians.Of(_features, zeros_like(_labels))!;
        return (features => all.SquaredDistances(features) - classes.SquaredDistances(features), "");
    }
}
