using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

/// <summary>Self-attention written out, over everything or over what came before.</summary>
internal sealed class Attention : Module<Tensor, Tensor>
{
    private readonly int _heads;
    private readonly bool _causal;
    private readonly Linear project;
    private readonly Linear output;

    public Attention(int width, int heads, bool causal) : base(nameof(Attention))
    {
        (_heads, _causal) = (heads, causal);
        project = Linear(width, 3 * width);
        output = Linear(width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (batch, tokens, width) = (x.size(0), x.size(1), x.size(2));
        var parts = project.call(x).split(width, 2);
        Tensor Split(Tensor part) => part.view(batch, tokens, _heads, width / _heads).transpose(1, 2);
        var scores = Split(parts[0]).matmul(Split(parts[1]).transpose(-2, -1)) / Math.Sqrt(width / _heads);
        if (_causal) scores.masked_fill_(ones(tokens, tokens).triu(1).to(ScalarType.Bool), float.NegativeInfinity);
        var mixed = functional.softmax(scores, -1).matmul(Split(parts[2]));
        return output.call(mixed.transpose(1, 2).reshape(batch, tokens, width)).MoveToOuterDisposeScope();
    }
}
