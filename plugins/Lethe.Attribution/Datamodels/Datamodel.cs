using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Datamodels;

[Plugin("attribute.datamodel", "Datamodel",
    Summary = "Regresses what models trained on random shares of the records say on which records they saw. One bank of shadows "
        + "answers for every record, every forget set and every output.",
    Paper = "Ilyas, Park, Engstrom, Leclerc, Madry: Datamodels: Predicting Predictions from Training Data, ICML 2022")]
public sealed class Datamodel(DatamodelOptions options) : IRemovalAttribution
{
    private const double Tolerance = 1e-6;

    // Outputs on which the penalty is chosen, and outputs that are regressed at once.
    private const long MostForChoice = 512;
    private const long OutputsAtOnce = 1024;

    public static Needs Needs => Needs.Shadows;

    public Tensor Attribute(AttributionJob job)
    {
        using var scope = NewDisposeScope();
        var masks = ShadowOutputs.Masks(job);
        var margins = ShadowOutputs.Margins(ShadowOutputs.Logits(job, isCentred: false), TargetClasses.Of(job));
        return scope.MoveToOuter(Coefficients(job, masks, margins).to(float32));
    }

    public RemovalEffect? Remove(AttributionJob job, IReadOnlyList<int> rows)
    {
        using var scope = NewDisposeScope();
        var masks = ShadowOutputs.Masks(job);
        var logits = ShadowOutputs.Logits(job, options.Centre);
        long[] shape = [job.Targets.Count, logits.size(2)];
        var outputs = logits.flatten(1);
        // An effect on a model of all records is smaller than on one of few.
        var scale = options.Scale ?? masks.mean([0, 1], type: float64).item<double>();
        job.Progress.Log($"Effects of records are multiplied by {scale:0.###}"
            + $"{(options.Scale is null ? ", the share of the records that the shadows saw" : "")}.");
        if (options.Estimator == EstimatorKind.L1)
        {
            var index = tensor(rows.Select(row => (long)row).ToArray());
            var sum = Coefficients(job, masks, outputs, index).sum(0L);
            return new RemovalEffect(scope.MoveToOuter((-scale * sum).reshape(shape)));
        }
        using var ridge = new MaskRidge(masks);
        var penalty = Penalty(ridge, outputs);
        var (weights, response) = ridge.Weights(rows, penalty);
        if (!(response > 1e-9)) throw new ModelException("No shadow differs from the others in how many of these records it saw: their effect cannot be told.");
        var corrected = weights / response;
        var unexplained = Unexplained(job, ridge, outputs, penalty);
        job.Progress.Log($"{job.Shadows.Count} shadows, penalty {penalty:0.###e0}, response {response:0.###}.");
        return new RemovalEffect(scope.MoveToOuter((-scale * corrected.matmul(MaskRidge.Centred(outputs))).reshape(shape)))
        {
            Error = scope.MoveToOuter((scale * corrected.norm() * unexplained).reshape(shape)),
            // Not what is left unexplained: where training is not noisy nothing is, and every effect would be beyond it.
            Spread = scope.MoveToOuter(outputs.std(0).reshape(shape)),
        };
    }

    private double Penalty(MaskRidge ridge, Tensor outputs)
    {
        if (options.Penalty is { } fix) return fix * ridge.MeanDiagonal;
        var stride = Math.Max(1, (outputs.size(1) + MostForChoice - 1) / MostForChoice);
        return ridge.ChoosePenalty(outputs.slice(1, 0, outputs.size(1), stride));
    }

    private static Tensor Unexplained(AttributionJob job, MaskRidge ridge, Tensor outputs, double penalty)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (var first = 0L; first < outputs.size(1); first += OutputsAtOnce)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            var some = outputs.narrow(1, first, Math.Min(OutputsAtOnce, outputs.size(1) - first));
            parts.Add(ridge.LeaveOneOut(some, penalty).square().mean([0]).sqrt());
        }
        return scope.MoveToOuter(cat([.. parts]));
    }

    /// <summary>Records by outputs, or some records only.</summary>
    private Tensor Coefficients(AttributionJob job, Tensor masks, Tensor outputs, Tensor? rows = null)
    {
        using var scope = NewDisposeScope();
        using var ridge = options.Estimator == EstimatorKind.Ridge ? new MaskRidge(masks) : null;
        var penalty = ridge is null ? 0 : Penalty(ridge, outputs);
        var path = new LassoPath(options.HeldOut, options.Penalties, options.LeastPenalty, options.Steps, Tolerance);
        var parts = new List<Tensor>();
        for (var first = 0L; first < outputs.size(1); first += OutputsAtOnce)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var some = outputs.narrow(1, first, Math.Min(OutputsAtOnce, outputs.size(1) - first));
            var effects = ridge?.Coefficients(some, penalty) ?? path.Fit(masks, some, job.Random.Fork("held out"), job.Cancellation);
            parts.Add(inner.MoveToOuter(rows is null ? effects : effects.index_select(0, rows)));
            job.Progress.Report(first + some.size(1), outputs.size(1), "regressing outputs on masks");
        }
        return scope.MoveToOuter(cat([.. parts], 1));
    }
}
