using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>One restart of projected gradient descent on some records at once, each by itself.</summary>
/// <param name="forward">Logits in evaluation mode that can be differentiated.</param>
/// <param name="beforeStep">Told how many records are in the batch before each step; says whether to go on.</param>
internal sealed class Restart(Func<Tensor, Tensor> forward, AttackLoss loss, double stepSize, int steps, Func<int, int, bool> beforeStep)
{
    // Below this share of records that still hold, the others are taken out of the batch.
    private const double Sparse = 0.6;

    /// <summary>Records whose gradient at the start was zero throughout, or not finite.</summary>
    public long WithoutGradient { get; private set; }

    /// <summary>Whether it was told to stop before it was through.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>
    /// Climbs from <paramref name="start"/>, which lies in the box. Returns which records were broken, and an input that
    /// broke each; the rows of the others mean nothing.
    /// </summary>
    public (Tensor Broken, Tensor Inputs) Run(Tensor start, Tensor labels, Box box)
    {
        using var scope = NewDisposeScope();
        using var differentiable = enable_grad();
        var found = start.clone();
        var broken = zeros([start.size(0)], ScalarType.Bool, start.device);
        var batch = new Batch(start.clone(), labels.alias(), box with { Low = box.Low.alias(), High = box.High.alias() }, arange(start.size(0), device: start.device));
        for (var step = 0; step <= steps; step++)
        {
            var count = (int)batch.Rows.size(0);
            IsCutShort = !beforeStep(step, count);
            if (IsCutShort) break;
            using var inner = NewDisposeScope();
            var input = batch.Inputs.detach().requires_grad_();
            var logits = forward(input);
            Keep(input.detach(), Judgement.IsRight(logits.detach(), batch.Labels), batch.Rows, found, broken);
            // The one answer that the host waits for: how many are left, and where.
            var left = broken.index_select(0, batch.Rows).logical_not().nonzero().flatten();
            if (left.size(0) == 0 || step == steps) break;
            var next = Step(logits, input, batch, isFirst: step == 0);
            var remaining = left.size(0) < Sparse * count ? batch.With(next).Only(left) : batch.With(next);
            batch.Leave(remaining, inner);
            batch = remaining;
        }
        return scope.MoveToOuter(broken, found);
    }

    // A record that broke earlier and is still in the batch may hold again: what broke it is kept.
    private static void Keep(Tensor inputs, Tensor holds, Tensor rows, Tensor found, Tensor broken)
    {
        var isBroken = broken.index_select(0, rows);
        var isNew = holds.logical_or(isBroken).logical_not();
        var shape = new long[inputs.dim()];
        Array.Fill(shape, 1);
        shape[0] = -1;
        found.index_copy_(0, rows, inputs.where(isNew.view(shape), found.index_select(0, rows)));
        broken.index_copy_(0, rows, isBroken.logical_or(isNew));
    }

    private Tensor Step(Tensor logits, Tensor input, Batch batch, bool isFirst)
    {
        var gradient = autograd.grad([Climb.Loss(loss, logits, batch.Labels)], [input])[0];
        if (isFirst) WithoutGradient = CountWithout(gradient);
        using var off = no_grad();
        // A gradient that is not a number points nowhere.
        return batch.Box.Into(batch.Inputs + stepSize * gradient.nan_to_num(0).sign());
    }

    private static long CountWithout(Tensor gradient)
    {
        var rows = gradient.flatten(1);
        return rows.ne(0).any(1).logical_and(rows.isfinite().all(1)).logical_not().sum().item<long>();
    }

    /// <summary>The records that are still attacked: their inputs now, their truth, where they may go, and which they were.</summary>
    private sealed record Batch(Tensor Inputs, Tensor Labels, Box Box, Tensor Rows)
    {
        public Batch With(Tensor inputs) => this with { Inputs = inputs };

        public Batch Only(Tensor index) =>
            new(Inputs.index_select(0, index), Labels.index_select(0, index), Box.Rows(index), Rows.index_select(0, index));

        /// <summary>Disposes what the next batch has anew, and takes that out of the scope of the step.</summary>
        public void Leave(Batch next, DisposeScope step)
        {
            foreach (var (own, other) in Parts.Zip(next.Parts))
            {
                if (ReferenceEquals(own, other)) continue;
                step.MoveToOuter(other);
                own.Dispose();
            }
        }

        private Tensor[] Parts => [Inputs, Labels, Box.Low, Box.High, Rows];
    }
}
