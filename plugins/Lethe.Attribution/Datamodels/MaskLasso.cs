using static TorchSharp.torch;

namespace Lethe.Attribution.Datamodels;

/// <summary>
/// L1-penalised regression of models' outputs on which records they saw, all outputs at once by accelerated proximal
/// steps: ½‖Y - Ȳ - Zβ‖² / T + λ‖β‖₁, each output with a penalty of its own. Double precision.
/// </summary>
internal sealed class MaskLasso : IDisposable
{
    private readonly Tensor _masks;
    private readonly double _curvature;

    /// <param name="masks">Models by records, 1 where a model saw a record.</param>
    public MaskLasso(Tensor masks)
    {
        using var scope = NewDisposeScope();
        _masks = (masks - masks.mean([0], keepdim: true, type: float64)).DetachFromDisposeScope();
        _curvature = linalg.eigvalsh(_masks.matmul(_masks.t())).max().item<double>() / _masks.size(0);
        if (_curvature <= 0) throw new ModelException("All shadows saw the same records: nothing tells what a record does.");
    }

    /// <summary>For each output the least penalty at which every effect is zero.</summary>
    public Tensor LargestPenalty(Tensor outputs)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(_masks.t().matmul(MaskRidge.Centred(outputs)).abs().amax([0]) / _masks.size(0));
    }

    /// <summary>The effects, records by outputs.</summary>
    /// <param name="penalties">One for each output.</param>
    /// <param name="start">Where to begin; null: at zero.</param>
    public Tensor Fit(Tensor outputs, Tensor penalties, Tensor? start, int steps, double tolerance, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var right = MaskRidge.Centred(outputs);
        var thresholds = penalties / _curvature;
        var effects = start ?? zeros([_masks.size(1), outputs.size(1)], float64);
        var ahead = effects;
        var momentum = 1.0;
        for (var step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var gradient = _masks.t().matmul(_masks.matmul(ahead) - right) / _masks.size(0);
            var moved = ahead - gradient / _curvature;
            var next = moved.sign() * (moved.abs() - thresholds).clamp_min(0);
            var change = next - effects;
            var size = change.abs().max().item<double>();
            var isDone = size <= tolerance * Math.Max(next.abs().max().item<double>(), 1e-12);
            // Where it would run past the minimum it starts anew.
            var turns = (ahead - next).mul(change).sum().item<double>() > 0;
            var faster = turns ? 1 : (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2;
            var further = turns ? next : next + (momentum - 1) / faster * change;
            momentum = faster;
            if (!ReferenceEquals(effects, start)) effects.Dispose();
            if (!ReferenceEquals(ahead, effects)) ahead.Dispose();
            effects = inner.MoveToOuter(next);
            ahead = ReferenceEquals(further, next) ? next : inner.MoveToOuter(further);
            if (isDone) break;
        }
        return scope.MoveToOuter(ReferenceEquals(effects, start) ? effects.clone() : effects);
    }

    public void Dispose() => _masks.Dispose();
}
