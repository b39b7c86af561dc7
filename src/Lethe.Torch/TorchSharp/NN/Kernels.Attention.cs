using Lethe.Torch;
using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    // libtorch has the fused operator from 2.0 on.
    private static readonly Lazy<bool> HasFusedAttention = new(() =>
    {
        try
        {
            return Aten.scaled_dot_product_attention.Schema.Length > 0;
        }
        catch (MissingOperatorException)
        {
            return false;
        }
    });

    public static Tensor Attention(Tensor query, Tensor key, Tensor value, Tensor? mask, double dropout, bool causal)
    {
        if (mask is not null && causal) throw new ArgumentException("Attention is either causal or masked, not both.");
        // Whoever records the calls knows the parts, not the fused operator.
        if (HasFusedAttention.Value && !Recorder.Active) return Aten.scaled_dot_product_attention.Call(query, key, value, mask, dropout, causal);
        using var scope = NewDisposeScope();
        var weights = AttentionWeights(query, key, causal ? CausalMask(query, key) : mask, dropout);
        return Aten.matmul.Call(weights, value).MoveToOuterDisposeScope();
    }

    /// <summary>Which share of its attention each query gives to each key.</summary>
    public static Tensor AttentionWeights(Tensor query, Tensor key, Tensor? mask, double dropout)
    {
        using var scope = NewDisposeScope();
        var scaled = Aten.mul_Scalar.Call(query, 1 / Math.Sqrt(query.size(-1)));
        var scores = Aten.matmul.Call(scaled, Aten.transpose_int.Call(key, -2, -1));
        if (mask is not null)
        {
            scores = mask.dtype == ScalarType.Bool
                ? Aten.masked_fill_Scalar.Call(scores, Aten.logical_not.Call(mask), double.NegativeInfinity)
                : Aten.add_Tensor.Call(scores, mask);
        }
        var weights = Aten.softmax_int.Call(scores, -1);
        if (dropout > 0) weights = Aten.dropout.Call(weights, dropout, true);
        return weights.MoveToOuterDisposeScope();
    }

    private static Tensor CausalMask(Tensor query, Tensor key)
    {
        using var all = ones([query.size(-2), key.size(-2)], ScalarType.Bool, query.device);
        return Aten.tril.Call(all);
    }
}
