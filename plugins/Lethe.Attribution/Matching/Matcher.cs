using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Matching;

/// <summary>
/// Least squares from a model's outputs to their targets. The model runs as in evaluation: batches are full of records to
/// forget, and statistics of normalisation that followed them would drift.
/// </summary>
internal sealed class Matcher(UnlearningJob job, TuningSet set, MatchSettings settings)
{
    /// <param name="targets">The outputs wanted of a batch; its places are rows of the set's targets.</param>
    public void Run(Func<Batch, int[], Tensor> targets)
    {
        var module = job.Model.Module;
        Parameter[] learning = [.. module.parameters().Where(parameter => parameter.requires_grad)];
        if (learning.Length == 0) throw new ModelException($"The model, {job.Model.Format}, has no parameters that learn. Was it frozen before it was written?");
        module.eval();
        using var optimizer = optim.Adam(learning, settings.LearningRate);
        var begun = settings.Pull > 0 ? Array.ConvertAll(learning, parameter => parameter.detach().clone().DetachFromDisposeScope()) : [];
        var sum = zeros([], ScalarType.Float64, job.Device).DetachFromDisposeScope();
        try
        {
            job.Epochs(set.Tuning, settings.Epochs, settings.BatchSize, batch =>
            {
                int[] places = [.. batch.Rows.Select(row => set.Places[row])];
                optimizer.zero_grad();
                var loss = Loss(batch, targets(batch, places));
                using (no_grad()) sum.add_(loss.detach().to(ScalarType.Float64) * batch.Rows.Length);
                foreach (var (parameter, start) in learning.Zip(begun)) loss += settings.Pull * (parameter - start).square().sum();
                loss.backward();
                optimizer.step();
            }, epoch => EndEpoch(epoch, sum, optimizer));
            Check(learning);
        }
        finally
        {
            sum.Dispose();
            foreach (var start in begun) start.Dispose();
            module.zero_grad();
        }
    }

    private Tensor Loss(Batch batch, Tensor wanted)
    {
        var gap = job.Model.Forward(batch.Inputs) - wanted;
        if (settings.Centre) gap -= gap.mean([1], keepdim: true);
        return gap.square().mean();
    }

    private bool EndEpoch(int epoch, Tensor sum, optim.Optimizer optimizer)
    {
        var mean = sum.cpu().item<double>() / set.Tuning.Count;
        using (NewDisposeScope()) sum.zero_();
        if (!double.IsFinite(mean)) throw new ModelException($"The distance to the targets is {mean}: matching diverged. Lower learningRate.");
        job.Progress.Log($"epoch {epoch + 1}: mean squared distance to the targets {mean:0.0000e0}");
        foreach (var group in optimizer.ParamGroups) group.LearningRate *= settings.Decay;
        return true;
    }

    private static void Check(Parameter[] learning)
    {
        using var scope = NewDisposeScope();
        if (!learning.All(parameter => parameter.detach().isfinite().all().item<bool>()))
            throw new ModelException("The weights are no longer finite: matching diverged. Lower learningRate, or the number of epochs.");
    }
}
