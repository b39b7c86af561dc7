using static TorchSharp.torch;

namespace Lethe.Attribution.Trak;

/// <summary>A sum of outer products of features, a matrix for each block, in double precision.</summary>
internal sealed class BlockMatrix : IDisposable
{
    private Tensor[] _blocks = [];

    /// <summary>Adds Σ w φφᵀ.</summary>
    /// <param name="weights">One a record; null: 1.</param>
    public void Add(IReadOnlyList<Tensor> features, Tensor? weights = null)
    {
        using var scope = NewDisposeScope();
        if (_blocks.Length == 0) _blocks = [.. features.Select(block => zeros([block.size(1), block.size(1)], float64, block.device).DetachFromDisposeScope())];
        for (var i = 0; i < _blocks.Length; i++)
        {
            var block = features[i].to(float64);
            _blocks[i].add_((weights is null ? block : block * weights.to(float64).unsqueeze(1)).t().matmul(block));
        }
    }

    /// <summary>(M + penalty · mean diagonal · I)⁻¹ times columns, block by block.</summary>
    /// <exception cref="ModelException">It has no inverse.</exception>
    public Tensor[] Solve(IReadOnlyList<Tensor> columns, double penalty)
    {
        using var scope = NewDisposeScope();
        return [.. _blocks.Zip(columns, (block, right) => scope.MoveToOuter(Solve(block, right, penalty)))];
    }

    public void Dispose()
    {
        foreach (var block in _blocks) block.Dispose();
    }

    private static Tensor Solve(Tensor block, Tensor right, double penalty)
    {
        // A block on which nothing depends: a layer that is dead for every record.
        var diagonal = block.diagonal().mean();
        if (diagonal.item<double>() == 0) return zeros_like(right);
        var (factor, info) = linalg.cholesky_ex(block + penalty * diagonal * eye(block.size(0), dtype: float64, device: block.device));
        if (info.cpu().item<int>() != 0)
            throw new ModelException("The gradients of the training records do not tell all directions apart: raise 'penalty', or make them shorter.");
        return right.cholesky_solve(factor);
    }
}
