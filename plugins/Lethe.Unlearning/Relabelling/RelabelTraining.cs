using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Relabelling;

/// <summary>Training on random labels of the forget set and true labels of the retain set, whatever else is done to the steps.</summary>
internal sealed class RelabelTraining(UnlearningJob job, RandomLabelsOptions options, Descent descent)
{
    public const string Loss = "loss on random and retained labels";

    private readonly Mixture _both = new(job.Forget, job.Retain);
    private readonly RandomStream _labels = job.Random.Fork("labels");

    /// <summary>Called before each epoch, for methods that look back at its beginning.</summary>
    public Action? OnEpoch { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public static long StepsOf(UnlearningJob job, RandomLabelsOptions options)
    {
        long Batches(int count) => (count + options.BatchSize - 1) / options.BatchSize;
        return options.Order == RelabelOrder.Merged ? Batches(job.Forget.Count + job.Retain.Count) : Batches(job.Forget.Count) + Batches(job.Retain.Count);
    }

    public void Run()
    {
        if (job.Classes < 2) throw new ModelException("With one class there is no other label to draw.");
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            OnEpoch?.Invoke();
            if (!(options.Order == RelabelOrder.Merged ? Merged(epoch) : Sequential(epoch))) return;
            descent.EndEpoch(epoch);
        }
    }

    private bool Sequential(int epoch)
    {
        var random = _labels.Fork(epoch);
        return job.Pass(job.Forget, epoch, options.BatchSize, batch =>
            {
                var drawn = RandomLabels.Draw(job.Forget, batch.Rows, job.Classes, options.ExcludeTrueClass, random, job.Device);
                descent.Step(descent.ForgetLoss(batch, logits => Each(logits, drawn)));
            })
            && job.Pass(job.Retain, epoch, options.BatchSize, batch => descent.Step(options.RetainWeight * descent.Loss(batch)));
    }

    private bool Merged(int epoch)
    {
        using var scope = NewDisposeScope();
        var all = Enumerable.Range(0, job.Forget.Count).ToArray();
        var drawn = RandomLabels.Draw(job.Forget, all, job.Classes, options.ExcludeTrueClass, _labels.Fork(epoch), job.Device);
        var batches = _both.Batches(options.BatchSize, job.Device, job.Random.Fork("pass").Fork("both").Fork(epoch));
        return job.Pass(batches, _both.Count, $"epoch {epoch + 1}", batch => descent.Step(Mixed(batch, drawn)));
    }

    private Tensor Mixed(Batch batch, Tensor drawn)
    {
        var forgotten = _both.Forgotten(batch);
        var logits = descent.Logits(batch);
        var targets = batch.Targets.clone();
        var weights = full(batch.Rows.Length, options.RetainWeight, device: job.Device);
        if (forgotten > 0)
        {
            var rows = tensor(batch.Rows[..forgotten].Select(row => (long)row).ToArray(), device: job.Device);
            targets.narrow(0, 0, forgotten).copy_(drawn.index_select(0, rows));
            weights.narrow(0, 0, forgotten).copy_(WeightsOf(logits, batch, forgotten));
        }
        return descent.Note((Each(logits, targets) * weights).mean(), batch.Rows.Length);
    }

    private Tensor WeightsOf(Tensor logits, Batch batch, int forgotten) => descent.Weights is { } weights
        ? weights.Of(logits.detach().narrow(0, 0, forgotten), new Batch(batch.Inputs.narrow(0, 0, forgotten), batch.Targets.narrow(0, 0, forgotten), batch.Rows[..forgotten]))
        : ones(forgotten, device: job.Device);

    private static Tensor Each(Tensor logits, Tensor targets) => nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None);
}
