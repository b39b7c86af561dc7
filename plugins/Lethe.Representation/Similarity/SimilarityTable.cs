namespace Lethe.Representation.Similarity;

/// <summary>All layers on one part of the data.</summary>
internal sealed record SimilarityTable(string Part, int Records, IReadOnlyList<LayerSimilarity> Layers)
{
    private const string Blank = "The layer answers all these records alike, or the other model has no layer of this name.";

    public void Report(EvaluationJob job)
    {
        foreach (var layer in Layers)
        {
            var (original, oracles) = (RepresentationMetrics.Slice(Part, layer.Layer, "original"), RepresentationMetrics.Slice(Part, layer.Layer, "oracles"));
            job.Report(One(RepresentationMetrics.Cka, layer.ToOriginal, layer.Interval, original));
            job.Report(One(RepresentationMetrics.Biased, layer.Biased, null, original));
            job.Report(Many(layer.ToOracles, oracles));
            job.Report(Many(layer.OracleToOriginal, $"of=oracles, {original}"));
            if (layer.OracleToOracles.Length > 0) job.Report(Many(layer.OracleToOracles, $"of=oracles, {oracles}"));
        }
    }

    private Finding Many(double[] values, string slice) =>
        values.Length == 0 ? Finding.NotComputed(RepresentationMetrics.Cka, Blank, slice) : One(RepresentationMetrics.Cka, Mean.Of(values), Over(values), slice);

    private Finding One(string metric, double value, Interval? interval, string slice) => double.IsNaN(value)
        ? Finding.NotComputed(metric, Blank, slice)
        : new Finding
        {
            Metric = metric,
            Value = value,
            Low = interval?.Low,
            High = interval?.High,
            IntervalBy = interval?.By ?? "",
            N = Records,
            Slice = slice,
        };

    private static Interval? Over(double[] values) =>
        Mean.Student(values) is { } own ? own with { By = $"{own.By}, over {values.Length} oracles" } : null;
}
