using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Reweighting;

/// <summary>Weights that fall exponentially with the loss on the true class.</summary>
internal sealed class LossWeights : ForgetWeights, IDisposable
{
    private const double LeastTemperature = 0.1;
    private const int BatchSize = 256;

    private readonly Tensor? _before;
    private readonly double _temperature;

    public LossWeights(UnlearningJob job, double? temperature, bool dynamic)
    {
        using var scope = NewDisposeScope();
        var before = temperature is null || !dynamic ? Before(job) : null;
        _temperature = temperature ?? Math.Max(LeastTemperature, before!.median().item<float>());
        if (!dynamic) _before = before!.DetachFromDisposeScope();
    }

    public override Tensor Of(Tensor logits, Batch batch)
    {
        using var off = no_grad();
        var losses = _before is null
            ? Losses(logits, batch.Targets)
            : _before.index_select(0, tensor(batch.Rows.Select(row => (long)row).ToArray(), device: logits.device));
        return Of(losses, _temperature);
    }

    /// <summary>exp(-loss / temperature), scaled to a mean of 1.</summary>
    internal static Tensor Of(Tensor losses, double temperature)
    {
        // The smallest loss first taken off: the same weights, and never all 0.
        var raw = ((losses.min() - losses) / temperature).exp();
        return raw / raw.mean();
    }

    public void Dispose() => _before?.Dispose();

    private static Tensor Before(UnlearningJob job)
    {
        var losses = zeros(job.Forget.Count, device: job.Device);
        foreach (var (index, batch) in job.Forget.Batches(BatchSize, job.Device).Index())
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            losses.narrow(0, (long)index * BatchSize, batch.Rows.Length).copy_(Losses(job.Original.Predict(batch.Inputs), batch.Targets));
        }
        return losses;
    }

    private static Tensor Losses(Tensor logits, Tensor targets) => nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None);
}
