using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Influence;

/// <summary>One Newton step from the weights of all records to those without some: what pushes, and what the step does to the outputs.</summary>
internal static class NewtonStep
{
    // How far the weights are moved to see what the step does, as a share of their length.
    private const double Reach = 1e-2;

    /// <summary>At the minimum over all records the mean gradient over those that stay is minus what the others balanced: this is that push.</summary>
    public static Tensor Push(AttributionJob job, Subject model, FlatParameters flat, Split forget, Split retain, StepOptions options)
    {
        using var scope = NewDisposeScope();
        var sum = options.WeightDecay * forget.Count * flat.Value;
        RecordPass.Require(RecordPass.Over(job, forget, options.BatchSize, model.Device, $"gradient of {forget.Name}", batch =>
        {
            var loss = options.Score(model.Forward(batch.Inputs), batch.Targets).sum();
            sum.add_(flat.Join(autograd.grad([loss], [.. flat.Parameters], allow_unused: true)));
        }));
        return scope.MoveToOuter(sum / retain.Count);
    }

    /// <summary>How the step moves the outputs, by central differences: no gradient of any target, and all outputs at once.</summary>
    public static Tensor Shift(AttributionJob job, Subject model, FlatParameters flat, Tensor step)
    {
        using var scope = NewDisposeScope();
        var (here, length) = (flat.Value, step.norm().cpu().item<double>());
        var reach = length == 0 ? 0 : Reach * Math.Max(here.norm().cpu().item<double>(), 1e-6) / length;
        flat.Set(here + reach * step);
        var ahead = Outputs.Of(job, model, job.Targets);
        flat.Set(here - reach * step);
        var behind = Outputs.Of(job, model, job.Targets);
        flat.Set(here);
        return scope.MoveToOuter(reach == 0 ? zeros_like(ahead) : (ahead - behind) / (2 * reach));
    }
}
