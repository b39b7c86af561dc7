using static TorchSharp.torch;

namespace Lethe.Attribution.Datamodels;

/// <summary>Chooses each output's penalty by models that were held out, along a path from large to small, and fits all models at it.</summary>
internal sealed record LassoPath(double HeldOut, int Penalties, double Least, int Steps, double Tolerance)
{
    /// <param name="masks">Models by records.</param>
    /// <param name="outputs">Models by outputs.</param>
    public Tensor Fit(Tensor masks, Tensor outputs, RandomStream random, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var models = (int)masks.size(0);
        var held = Math.Max(1, (int)Math.Round(HeldOut * models));
        if (models - held < 3) throw new ModelException($"{models} shadows are too few to hold some out and learn from the others.");
        var order = random.Permutation(models);
        var (learn, test) = (Rows(order[held..]), Rows(order[..held]));
        using var half = new MaskLasso(masks.index_select(0, learn));
        var share = Choose(half, masks, outputs, learn, test, cancellation);
        using var whole = new MaskLasso(masks);
        return scope.MoveToOuter(whole.Fit(outputs, share * whole.LargestPenalty(outputs), null, Steps, Tolerance, cancellation));
    }

    // As a share of the penalty at which all is zero, so that it fits another number of models as well.
    private Tensor Choose(MaskLasso fit, Tensor masks, Tensor outputs, Tensor learn, Tensor test, CancellationToken cancellation)
    {
        var known = outputs.index_select(0, learn);
        var largest = fit.LargestPenalty(known);
        var seen = masks.to(float64).index_select(0, learn).mean([0], keepdim: true);
        var others = masks.to(float64).index_select(0, test) - seen;
        var wanted = outputs.index_select(0, test) - known.mean([0], keepdim: true);
        var least = full_like(largest, double.PositiveInfinity);
        var best = ones_like(largest);
        Tensor? effects = null;
        for (var step = 0; step < Penalties; step++)
        {
            var share = Penalties == 1 ? Least : Math.Pow(Least, (double)step / (Penalties - 1));
            effects = fit.Fit(known, share * largest, effects, Steps, Tolerance, cancellation);
            var error = (others.matmul(effects) - wanted).square().mean([0]);
            var better = error.lt(least);
            least = where(better, error, least);
            best = where(better, full_like(best, share), best);
        }
        return best;
    }

    private static Tensor Rows(int[] rows) => tensor(rows.Select(row => (long)row).ToArray());
}
