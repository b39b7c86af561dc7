using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>
/// The mean log loss of softmax(Wx + b), and what is asked for not straying: λ times the mean square off the diagonal of W,
/// μ times the mean square of b (Kull et al. 2019). Convex. The point is W with b as its last column, row by row; of a
/// diagonal W a row is its one number and b.
/// </summary>
internal sealed class AffineLoss(LabelledLogits rows, bool isDiagonal, double lambda = 0, double mu = 0) : ICurvedFunction
{
    private const int RowsAtOnce = 8192;

    private readonly Tensor _inputs = rows.Logits;
    private readonly Tensor _labels = tensor(rows.Labels).unsqueeze(1);
    private readonly int _classes = rows.Classes;

    public bool IsDiagonal => isDiagonal;

    /// <summary>Numbers in a row of the point.</summary>
    public int Width { get; } = isDiagonal ? 2 : rows.Classes + 1;

    public int Size => _classes * Width;

    public double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        using var scope = NewDisposeScope();
        var outputs = Outputs(_inputs, tensor(point.ToArray(), [_classes, Width]));
        var totals = outputs.logsumexp(1, true);
        var loss = (totals - outputs.gather(1, _labels)).mean().item<double>();
        var misses = (outputs - totals).exp().scatter_add(1, _labels, ones_like(_labels, ScalarType.Float64).neg()) / rows.Count;
        var slopes = cat([isDiagonal ? (misses * _inputs).sum(0L, true).t() : misses.t().mm(_inputs), misses.sum(0L, true).t()], 1).contiguous();
        MemoryMarshal.Cast<byte, double>(slopes.bytes).CopyTo(gradient);
        return loss + Penalty(point, gradient);
    }

    public void Curvature(ReadOnlySpan<double> point, Span<double> hessian)
    {
        using var scope = NewDisposeScope();
        var weights = tensor(point.ToArray(), [_classes, Width]);
        var sum = zeros(Size, Size, ScalarType.Float64);
        for (var start = 0; start < rows.Count; start += RowsAtOnce)
        {
            using var inner = NewDisposeScope();
            var inputs = _inputs.narrow(0, start, Math.Min(RowsAtOnce, rows.Count - start));
            var probabilities = Outputs(inputs, weights).softmax(1).unsqueeze(2);
            var constant = ones(inputs.size(0), 1, 1, ScalarType.Float64);
            var features = isDiagonal
                ? cat([inputs.unsqueeze(2), constant.expand(inputs.size(0), _classes, 1)], 2)
                : cat([inputs.unsqueeze(1), constant], 2);
            var weighted = probabilities * features;
            for (var k = 0; k < _classes; k++)
                sum.narrow(0, k * Width, Width).narrow(1, k * Width, Width).add_(features.select(1, isDiagonal ? k : 0).t().mm(weighted.select(1, k)));
            var flat = weighted.reshape(inputs.size(0), Size);
            sum.sub_(flat.t().mm(flat));
        }
        MemoryMarshal.Cast<byte, double>(sum.div_(rows.Count).bytes).CopyTo(hessian);
        for (var i = 0; i < Size; i++) hessian[i * Size + i] += 2 * Weight(i);
    }

    private Tensor Outputs(Tensor inputs, Tensor weights)
    {
        var (factors, shifts) = (weights.narrow(1, 0, Width - 1), weights.select(1, Width - 1));
        return (isDiagonal ? inputs * factors.t() : inputs.mm(factors.t())) + shifts;
    }

    private double Penalty(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            sum += Weight(i) * point[i] * point[i];
            gradient[i] += 2 * Weight(i) * point[i];
        }
        return sum;
    }

    private double Weight(int i)
    {
        var (row, column) = (i / Width, i % Width);
        return column == Width - 1 ? mu / _classes : isDiagonal || column == row ? 0 : lambda / (_classes * (_classes - 1.0));
    }
}
