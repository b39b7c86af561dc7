using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Attention between tokens, then a perceptron on each token; both normalise first and add to what they were given.</summary>
internal sealed class TransformerBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "attention")] private readonly nn.Module<Tensor, Tensor> _attention;
    [ComponentName(Name = "mlp")] private readonly nn.Module<Tensor, Tensor> _perceptron;

    public TransformerBlock(VitOptions options) : base(nameof(TransformerBlock))
    {
        long width = options.Width;
        var attention = nn.Sequential(("norm", nn.LayerNorm(width, 1e-6)), ("attn", new SelfAttention(width, options.Heads)));
        var perceptron = nn.Sequential(
            ("norm", nn.LayerNorm(width, 1e-6)), ("fc1", nn.Linear(width, options.Expansion * width)),
            ("act", nn.GELU()), ("fc2", nn.Linear(options.Expansion * width, width)));
        if (options.Dropout > 0)
        {
            attention.append("drop", nn.Dropout(options.Dropout));
            perceptron.append("drop", nn.Dropout(options.Dropout));
        }
        (_attention, _perceptron) = (attention, perceptron);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var attended = input + _attention.call(input);
        return attended + _perceptron.call(attended);
    }
}
