using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>
/// A layer that multiplies by a matrix, at one place of a record or at many: its gradient is a sum of outer products. What
/// goes in carries a 1 at its end for the bias, and groups of a convolution are matrices of their own.
/// </summary>
internal abstract class FactoredGradient(string name, nn.Module<Tensor, Tensor> module, Parameter weight, Parameter? bias)
    : LayerGradient(name, module, bias is null ? [weight] : [weight, bias])
{
    /// <summary>Matrices side by side.</summary>
    public abstract long Groups { get; }

    /// <summary>Rows of each matrix.</summary>
    public abstract long Outputs { get; }

    /// <summary>Columns of each matrix, without the one for the bias.</summary>
    public abstract long Inputs { get; }

    public bool HasBias => bias is not null;

    /// <summary>Columns of each matrix, with the one for the bias.</summary>
    public long Columns => Inputs + (HasBias ? 1 : 0);

    /// <summary>What went in and what came back, [records, groups, places, columns] and [records, groups, places, outputs].</summary>
    public (Tensor Input, Tensor Cotangent) Factors(Tensor input, Tensor cotangent)
    {
        var (into, back) = Places(input, cotangent);
        return (HasBias ? cat([into, ones_like(into.narrow(3, 0, 1))], 3) : into, back);
    }

    public override Tensor Of(Tensor input, Tensor cotangent)
    {
        var (into, back) = Factors(input, cotangent);
        return Rows(back.transpose(2, 3).matmul(into));
    }

    /// <summary>Gradients as they are handed around, a row each, from [records, groups, outputs, columns].</summary>
    public Tensor Rows(Tensor matrices)
    {
        var weights = matrices.narrow(3, 0, Inputs).flatten(1);
        return HasBias ? cat([weights, matrices.select(3, Inputs).flatten(1)], 1) : weights;
    }

    /// <summary>The way back: [records, groups, outputs, columns].</summary>
    public Tensor Matrices(Tensor rows)
    {
        var size = Groups * Outputs * Inputs;
        var weights = rows.narrow(1, 0, size).reshape(-1, Groups, Outputs, Inputs);
        return HasBias ? cat([weights, rows.narrow(1, size, Groups * Outputs).reshape(-1, Groups, Outputs, 1)], 3) : weights;
    }

    public override long WorkingNumbers(Tensor input, Tensor output)
    {
        var places = PlacesOf(output);
        return Groups * places * (Columns + Outputs) + 2 * Size;
    }

    protected abstract (Tensor Input, Tensor Cotangent) Places(Tensor input, Tensor cotangent);

    /// <summary>At how many places of one record the matrix is applied.</summary>
    protected abstract long PlacesOf(Tensor output);
}
