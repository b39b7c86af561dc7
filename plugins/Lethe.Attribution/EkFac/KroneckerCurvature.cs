using Lethe.Attribution.Gradients;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.EkFac;

/// <summary>
/// The Gauss-Newton matrix of the mean loss, with weight decay and damping on its diagonal, as if layers did not know of
/// each other, and within a layer with axes that are Kronecker products. It belongs to the scope that it was made in.
/// </summary>
internal sealed class KroneckerCurvature
{
    private readonly KroneckerLayer[] _layers;

    private KroneckerCurvature(KroneckerLayer[] layers) => _layers = layers;

    /// <param name="watch">Over a network of which nothing but covered layers learns.</param>
    public static KroneckerCurvature Of(AttributionJob job, Subject model, GradientWatch watch, Split records, EkFacOptions options)
    {
        var some = options.Some(records, job.Random);
        KroneckerLayer[] layers = [.. watch.Layers.Cast<FactoredGradient>().Select(layer => new KroneckerLayer(layer, model.Device))];
        job.Progress.Log($"Factors of the curvature of {layers.Length} layers take {layers.Sum(layer => layer.Bytes) / 1048576.0:0.#} MiB.");
        using var labels = new DrawnLabels(model, options.Loss, job.Random.Fork("labels"));
        Pass("covariances", (layer, signals) => layer.AddCovariances(signals));
        foreach (var layer in layers)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            layer.Diagonalise();
        }
        Pass("curvature along their axes", (layer, signals) => layer.AddSquares(signals));
        foreach (var layer in layers) layer.Invert((long)some.Count * options.Draws, options.Damping, options.WeightDecay);
        return new KroneckerCurvature(layers);

        void Pass(string what, Action<KroneckerLayer, ExampleSignals> use) => RecordPass.Require(RecordPass.Over(
            job, some, watch.Records(some, model.Device, options.Bytes, isFull: false), model.Device, what, batch =>
            {
                for (var draw = 0; draw < options.Draws; draw++)
                {
                    job.Cancellation.ThrowIfCancellationRequested();
                    // Each draw is work of its own; the pass itself counts one.
                    if (draw > 0) RecordPass.Require(!job.Budget.Exhausted);
                    using var scope = NewDisposeScope();
                    var signals = watch.Run(labels.Draw(batch), labels.Score);
                    foreach (var layer in layers) use(layer, signals);
                    if (draw > 0) job.Budget.Spend(batch.Rows.Length);
                }
            }));
    }

    /// <summary>Curvature⁻¹ times each row, in the order of the watch's columns and in double precision.</summary>
    public Tensor Solve(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var at = 0L;
        var parts = new List<Tensor>();
        foreach (var layer in _layers)
        {
            parts.Add(layer.Solve(rows.narrow(1, at, layer.Size)));
            at += layer.Size;
        }
        return scope.MoveToOuter(cat([.. parts], 1));
    }
}
