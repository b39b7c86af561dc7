using static TorchSharp.torch;

namespace Lethe.Attribution.Datamodels;

/// <summary>
/// Ridge regression of models' outputs on which records they saw, through the matrix of models by models: with Z the
/// centred masks, β = Zᵀ(ZZᵀ + λI)⁻¹(Y - Ȳ). One factorisation serves every output, every penalty and every set of
/// records. Double precision, on the CPU.
/// </summary>
internal sealed class MaskRidge : IDisposable
{
    // From 1e-3 to 1e3 times the mean of the diagonal, two a decade.
    private const int Steps = 13;

    private readonly Tensor _masks;
    private readonly Tensor _values;
    private readonly Tensor _vectors;

    /// <param name="masks">Models by records, 1 where a model saw a record.</param>
    public MaskRidge(Tensor masks)
    {
        if (masks.size(0) < 3) throw new ModelException($"{masks.size(0)} shadows are too few to learn from what they saw.");
        using var scope = NewDisposeScope();
        _masks = (masks - masks.mean([0], keepdim: true, type: float64)).DetachFromDisposeScope();
        var gram = _masks.matmul(_masks.t());
        if (gram.diagonal().mean().item<double>() <= 0) throw new ModelException("All shadows saw the same records: nothing tells what a record does.");
        MeanDiagonal = gram.diagonal().mean().item<double>();
        var (values, vectors) = linalg.eigh(gram);
        // Rounding makes zeros slightly negative.
        (_values, _vectors) = (values.clamp_min(0).DetachFromDisposeScope(), vectors.DetachFromDisposeScope());
    }

    public double MeanDiagonal { get; }

    /// <summary>The penalty whose models are best foretold by the others, over all outputs.</summary>
    public double ChoosePenalty(Tensor outputs)
    {
        var (best, least) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            var penalty = MeanDiagonal * Math.Pow(10, -3 + 6.0 * step / (Steps - 1));
            var error = LeaveOneOut(outputs, penalty).square().sum().item<double>();
            if (error < least) (best, least) = (penalty, error);
        }
        return best;
    }

    /// <summary>For each model and output, how far it is from what all other models foretell for it.</summary>
    public Tensor LeaveOneOut(Tensor outputs, double penalty)
    {
        using var scope = NewDisposeScope();
        var diagonal = (_vectors.square() / (_values + penalty)).sum(1L);
        // Without one model the mean of the outputs is another one too: hence 1 / T.
        var left = penalty * diagonal - 1.0 / _masks.size(0);
        return scope.MoveToOuter(penalty * Solve(Centred(outputs), penalty) / left.unsqueeze(1));
    }

    /// <summary>The effect of each record on each output, records by outputs.</summary>
    public Tensor Coefficients(Tensor outputs, double penalty)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(_masks.t().matmul(Solve(Centred(outputs), penalty)));
    }

    /// <summary>
    /// The weights of the models in the summed effect of some records on any output, and how much of such an effect the
    /// penalised regression gives back; dividing by that undoes the shrinkage.
    /// </summary>
    public (Tensor Weights, double Response) Weights(IReadOnlyList<int> rows, double penalty)
    {
        using var scope = NewDisposeScope();
        var index = tensor(rows.Select(row => (long)row).ToArray());
        var counts = _masks.index_select(1, index).sum(1L, keepdim: true);
        var weights = Solve(counts, penalty);
        var response = weights.mul(counts).sum().item<double>() / rows.Count;
        return (scope.MoveToOuter(weights.squeeze(1)), response);
    }

    public void Dispose()
    {
        _masks.Dispose();
        _values.Dispose();
        _vectors.Dispose();
    }

    public static Tensor Centred(Tensor outputs) => outputs - outputs.mean([0], keepdim: true);

    private Tensor Solve(Tensor right, double penalty) =>
        _vectors.matmul(_vectors.t().matmul(right) / (_values + penalty).unsqueeze(1));
}
