using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Dampening;

/// <summary>Weighs the importance of each weight to the forget set against that to all data.</summary>
internal sealed class Dampening(UnlearningJob job, SynapticDampeningOptions options)
{
    private readonly FlatModel _model = new(job.Model);
    private readonly Mixture _all = new(job.Forget, job.Retain);

    /// <param name="loss">Of a batch, from its logits.</param>
    /// <param name="size">What a gradient adds to the importance of each weight.</param>
    public void Run(Func<Tensor, Batch, Tensor> loss, Func<Tensor, Tensor> size)
    {
        using var scope = NewDisposeScope();
        job.Model.Module.eval();
        // Shuffled: whole batches of the forget set among those of all data would count for more than their records.
        var toAll = Importance(_all.Batches(options.BatchSize, job.Device, job.Random.Fork("all")), _all.Count, "importance to all data");
        var toForget = toAll is null ? null : Importance(job.Forget.Batches(options.BatchSize, job.Device), job.Forget.Count, "importance to the forget set");
        if (toAll is null || toForget is null)
        {
            job.Progress.Log("The budget ended before all importances were known; the model is left as it was.");
            return;
        }
        using var off = no_grad();
        var chosen = toForget > options.Alpha * toAll;
        var factor = (options.Lambda * toAll / toForget).clamp_max(1);
        var values = _model.Values();
        _model.Set(where(chosen, values * factor, values));
        job.Progress.Log($"{100 * chosen.to(ScalarType.Float64).mean().item<double>():0.###}% of the weights were dampened.");

        Tensor? Importance(IEnumerable<Batch> batches, int count, string what)
        {
            var sum = zeros_like(_model.Values());
            var steps = 0;
            var whole = job.Pass(batches, count, what, batch =>
            {
                sum.add_(size(_model.Gradient(loss(job.Model.Forward(batch.Inputs), batch))));
                steps++;
            });
            return whole ? sum / steps : null;
        }
    }
}
