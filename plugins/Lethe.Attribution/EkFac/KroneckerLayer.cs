using Lethe.Attribution.Gradients;
using static TorchSharp.torch;

namespace Lethe.Attribution.EkFac;

/// <summary>
/// The curvature of one layer: A = E[a aᵀ] of what goes in, with a 1 at its end, and S = E[g gᵀ] of what comes back give
/// the axes U_S and U_A; Λ = E[(U_Sᵀ G U_A)²] over gradients G of single records says how curved it is along each pair of
/// them. All tensors belong to the scope that the layer was made in.
/// </summary>
internal sealed class KroneckerLayer
{
    // Directions that are flatter than this share of the steepest move no output: nothing is stepped there.
    private const double Flat = 1e-12;

    private readonly FactoredGradient _layer;
    private readonly Tensor _inputs;
    private readonly Tensor _cotangents;
    private readonly Tensor _squares;
    private readonly Tensor _inverse;

    public KroneckerLayer(FactoredGradient layer, Device device)
    {
        _layer = layer;
        _inputs = zeros([layer.Groups, layer.Columns, layer.Columns], float64, device);
        _cotangents = zeros([layer.Groups, layer.Outputs, layer.Outputs], float64, device);
        _squares = zeros([layer.Groups, layer.Outputs, layer.Columns], float64, device);
        _inverse = zeros_like(_squares);
    }

    public long Size => _layer.Size;

    /// <summary>What it keeps, in bytes.</summary>
    public long Bytes => sizeof(double) * (_inputs.numel() + _cotangents.numel() + 2 * _squares.numel());

    /// <summary>First pass: A and S up to a factor, which eigenvectors do not have.</summary>
    public void AddCovariances(ExampleSignals signals)
    {
        using var scope = NewDisposeScope();
        foreach (var use in signals.Of(_layer))
        {
            var (into, back) = _layer.Factors(use.Input, use.Cotangent);
            _inputs.add_(Products(into));
            _cotangents.add_(Products(back));
        }
    }

    /// <summary>Between the passes: U_A and U_S take the place of A and S.</summary>
    public void Diagonalise()
    {
        using var scope = NewDisposeScope();
        foreach (var matrix in new[] { _inputs, _cotangents })
        {
            if (!matrix.isfinite().all().cpu().item<bool>()) throw new ModelException($"What the layer {_layer.Name} gets, or what comes back to it, is not finite.");
            matrix.copy_(linalg.eigh(matrix).Item2);
        }
    }

    /// <summary>Second pass: Λ, summed. Both factors are turned before they are multiplied, so that no gradient is made twice.</summary>
    public void AddSquares(ExampleSignals signals)
    {
        using var scope = NewDisposeScope();
        Tensor? turned = null;
        foreach (var use in signals.Of(_layer))
        {
            var (into, back) = _layer.Factors(use.Input, use.Cotangent);
            var part = back.matmul(_cotangents.to(back.dtype)).transpose(2, 3).matmul(into.matmul(_inputs.to(into.dtype)));
            turned = turned is null ? part : turned + part;
        }
        if (turned is not null) _squares.add_(turned.to(float64).square().sum(0L));
    }

    /// <summary>1 / (Λ + λ).</summary>
    /// <param name="count">How many gradients were summed.</param>
    /// <param name="damping">λ as a multiple of the mean of Λ.</param>
    /// <param name="more">What λ has besides.</param>
    public void Invert(long count, double damping, double more)
    {
        using var scope = NewDisposeScope();
        var curvature = _squares / count;
        var damped = curvature + (damping * curvature.mean() + more);
        _inverse.copy_(where(damped > Flat * damped.max(), 1 / damped, zeros_like(damped)));
    }

    /// <summary>U_S [(U_Sᵀ V U_A) ⊘ (Λ + λ)] U_Aᵀ for each row V.</summary>
    public Tensor Solve(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var turned = _cotangents.transpose(1, 2).matmul(_layer.Matrices(rows)).matmul(_inputs);
        return scope.MoveToOuter(_layer.Rows(_cotangents.matmul(turned * _inverse).matmul(_inputs.transpose(1, 2))));
    }

    // Every place of every record.
    private static Tensor Products(Tensor places)
    {
        var all = places.transpose(0, 1).flatten(1, 2);
        return all.transpose(1, 2).matmul(all).to(float64);
    }
}
