using Lethe.Unlearning.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Saliency;

/// <summary>Which weights may change, and what the others were.</summary>
internal sealed class SaliencyMask : IDisposable
{
    private readonly Parameter[] _learning;
    private readonly Tensor[] _free;
    private readonly Tensor[] _start;

    private SaliencyMask(FlatModel model, Tensor free)
    {
        _learning = model.Learning;
        _free = [.. model.Split(free).Select(part => part.clone().DetachFromDisposeScope())];
        _start = [.. _learning.Select(own => own.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>
    /// The largest entries by magnitude of the forget loss's gradient, over all parameters together. No step is taken.
    /// </summary>
    /// <returns>Null when the budget ended first.</returns>
    public static SaliencyMask? Of(UnlearningJob job, double fraction, int batchSize)
    {
        using var scope = NewDisposeScope();
        job.Model.Module.eval();
        var model = new FlatModel(job.Model);
        var sum = zeros_like(model.Values());
        // Summed over records, with their signs: records that pull a weight in opposite directions cancel.
        var whole = job.Pass(job.Forget.Batches(batchSize, job.Device), job.Forget.Count, "saliency", batch =>
        {
            var loss = nn.functional.cross_entropy(job.Model.Forward(batch.Inputs), batch.Targets, reduction: nn.Reduction.Sum);
            sum.add_(model.Gradient(loss));
        });
        return whole ? new SaliencyMask(model, TopShare.Of(sum.abs(), fraction)) : null;
    }

    /// <summary>Takes back what a step did to the others. Decay and momentum move weights whose gradient is zero, too.</summary>
    public void Apply(IEnumerable<OptimizerState> states)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        foreach (var (own, free, start) in _learning.Zip(_free, _start)) own.copy_(where(free, own, start));
        foreach (var (state, free) in states.Cast<SGD.State>().Zip(_free)) state.momentum_buffer?.mul_(free);
    }

    public void Dispose()
    {
        foreach (var tensor in _free.Concat(_start)) tensor.Dispose();
    }
}
