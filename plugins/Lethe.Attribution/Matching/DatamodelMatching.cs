using static TorchSharp.torch;

namespace Lethe.Attribution.Matching;

[Plugin("unlearn.datamodel-matching", "Datamodel matching",
    Summary = "Foretells what a model trained without the forget set would say, by an attribution, and brings the model to that on the forget set and a sample of the others.",
    Paper = "Georgiev, Rinberg, Park, Garg, Ilyas, Madry, Neel: Attribute-to-Delete: Machine Unlearning via Datamodel Matching, ICLR 2025")]
public sealed class DatamodelMatching(DatamodelMatchingOptions options) : IUnlearner
{
    // What the attribution needs comes on top: shadows, or labels.
    public static Needs Needs => Needs.Training | Needs.TrainingData;

    public void Unlearn(UnlearningJob job)
    {
        var set = TuningSet.Of(job, options.ForgetMultiple, options.RetainMultiple);
        using var shift = Shift(job, set);
        if (shift is null)
        {
            job.Progress.Log("The budget ended before the effect of the forget set was known: the model is as it was.");
            return;
        }
        // The original is asked batch by batch, as the model is: where nothing is to change, the distance is exactly 0.
        new Matcher(job, set, options.Settings).Run((batch, places) =>
        {
            var here = job.Original.Predict(batch.Inputs);
            return here + shift.index_select(0, tensor(places).to(int64)).to(here.dtype).to(here.device);
        });
    }

    private Tensor? Shift(UnlearningJob job, TuningSet set)
    {
        using var scope = NewDisposeScope();
        var attribution = job.Plugins.Create<IAttribution>(options.Attribution);
        if (attribution is not IRemovalAttribution removal)
            throw new ModelException($"{options.Attribution.Use} scores records and does not say what happens to the outputs without them; use attribute.datamodel, attribute.influence, attribute.ek-fac or attribute.trak.");
        var effect = removal.Remove(new AttributionJob
        {
            Subject = job.Original,
            Train = job.Train!,
            Targets = set.Targets,
            Shadows = job.Shadows,
            Device = job.Device,
            Random = job.Random.Fork("attribution"),
            Progress = job.Progress,
            Budget = job.Budget,
            Cancellation = job.Cancellation,
        }, TuningSet.Rows(job.Forget, job.Train!));
        return effect is null ? null : scope.Detach(Bounded(job, set, effect));
    }

    private Tensor Bounded(UnlearningJob job, TuningSet set, RemovalEffect effect)
    {
        var shift = options.Scale * effect.Shift;
        var own = effect.Shift.narrow(0, 0, set.ForgetCount);
        job.Progress.Log($"Without the forget set its outputs are expected to move by {Mean(own.abs()):0.000} on average.");
        if (effect.Error is { } error)
            job.Progress.Log($"{Mean(own.abs().lt(2 * error.narrow(0, 0, set.ForgetCount))):P0} of these moves are less than two standard errors: what cannot be told from noise there is matched as noise.");
        if (options.Cap is not { } cap || effect.Spread is not { } spread) return shift;
        var most = cap * spread;
        var share = Mean(shift.abs().gt(most));
        if (share > 0) job.Progress.Log($"{share:P1} of the moves were cut to {cap} deviations.");
        return shift.minimum(most).maximum(-most);
    }

    private static double Mean(Tensor values) => values.to(float64).mean().item<double>();
}
