using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

internal sealed class TransformerBlock : Module<Tensor, Tensor>
{
    private readonly LayerNorm norm1;
    private readonly Attention attention;
    private readonly LayerNorm norm2;
    private readonly Sequential mlp;

    public TransformerBlock(int width, int heads, bool causal) : base(nameof(TransformerBlock))
    {
        norm1 = LayerNorm(width);
        attention = new Attention(width, heads, causal);
        norm2 = LayerNorm(width);
        mlp = Sequential(Linear(width, 4 * width), GELU(), Dropout(0.1), Linear(4 * width, width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = x + attention.call(norm1.call(x));
        return x + mlp.call(norm2.call(x));
    }
}
