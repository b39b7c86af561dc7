using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

/// <summary>The built-in attention over sequences that have their batch first.</summary>
internal sealed class HeadedAttention : Module<Tensor, Tensor>
{
    private readonly bool _causal;
    private readonly MultiheadAttention attention;

    public HeadedAttention(bool causal, bool extra = false) : base(nameof(HeadedAttention))
    {
        _causal = causal;
        attention = MultiheadAttention(8, 2, add_bias_kv: extra, add_zero_attn: extra);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = x.transpose(0, 1);
        var mask = _causal ? ones(y.size(0), y.size(0)).triu(1).to(ScalarType.Bool) : null;
        var (mixed, weights) = attention.call(y, y, y, attn_mask: mask);
        return mixed.transpose(0, 1) + weights.sum(2, keepdim: true);
    }
}
