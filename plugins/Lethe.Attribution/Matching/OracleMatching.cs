using static TorchSharp.torch;

namespace Lethe.Attribution.Matching;

[Plugin("unlearn.oracle-matching", "Oracle matching",
    Summary = "Retrains without the forget set and brings the model to the retrained outputs on a few records. It costs more than retraining: "
        + "the upper bound for what matching foretold outputs can reach, and no method to deploy.",
    Paper = "Georgiev, Rinberg, Park, Garg, Ilyas, Madry, Neel: Attribute-to-Delete: Machine Unlearning via Datamodel Matching, ICLR 2025")]
public sealed class OracleMatching(OracleMatchingOptions options) : IUnlearner
{
    // Oracles of its own: those that an audit measures with must not be what it was trained on.
    public static Needs Needs => Needs.Training | Needs.TrainingData | Needs.RetainLabels | Needs.Recipe;

    public void Unlearn(UnlearningJob job)
    {
        var set = TuningSet.Of(job, options.ForgetMultiple, options.RetainMultiple);
        using var wanted = Outputs(job, set.Targets);
        if (wanted is null)
        {
            job.Progress.Log("The budget ended before there was an oracle to match: the model is as it was.");
            return;
        }
        new Matcher(job, set, options.Settings).Run((_, places) => wanted.index_select(0, tensor(places).to(int64).to(job.Device)));
    }

    /// <summary>The oracles' mean outputs; null when the budget ended first.</summary>
    private Tensor? Outputs(UnlearningJob job, Split targets)
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        for (var i = 0; i < options.Oracles; i++)
        {
            using var oracle = job.Recipe!.Train(new TrainingJob
            {
                Train = job.Retain,
                Input = job.Input,
                Classes = job.Classes,
                Plugins = job.Plugins,
                Device = job.Device,
                Random = job.Random.Fork("oracle").Fork(i),
                Progress = job.Progress,
                Budget = job.Budget,
                Cancellation = job.Cancellation,
            });
            if (job.Budget.Exhausted) return null;
            var parts = new List<Tensor>();
            foreach (var batch in targets.Batches(options.BatchSize, job.Device))
            {
                job.Cancellation.ThrowIfCancellationRequested();
                parts.Add(oracle.Predict(batch.Inputs));
            }
            var outputs = cat([.. parts], 0);
            sum = sum is null ? outputs : sum + outputs;
        }
        return (sum! / options.Oracles).DetachFromDisposeScope();
    }
}
