using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks;

internal sealed class GptBlock : Module<Tensor, Tensor>
{
    private readonly LayerNorm norm1 = LayerNorm(Gpt.Width);
    private readonly LayerNorm norm2 = LayerNorm(Gpt.Width);
    private readonly Linear project = Linear(Gpt.Width, 3 * Gpt.Width);
    private readonly Linear @out = Linear(Gpt.Width, Gpt.Width);
    private readonly Linear up = Linear(Gpt.Width, 4 * Gpt.Width);
    private readonly Linear down = Linear(4 * Gpt.Width, Gpt.Width);
    private readonly Tensor future = ones(Gpt.Tokens, Gpt.Tokens).triu(1).to(ScalarType.Bool);

    public GptBlock() : base(nameof(GptBlock)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        x = x + Attend(norm1.forward(x));
        return x + down.forward(functional.gelu(up.forward(norm2.forward(x))));
    }

    private Tensor Attend(Tensor x)
    {
        var (batch, tokens, width) = (x.size(0), x.size(1), x.size(2));
        var parts = project.forward(x).split(width, 2);
        Tensor Split(Tensor part) => part.view(batch, tokens, Gpt.Heads, width / Gpt.Heads).transpose(1, 2);
        var (query, key, value) = (Split(parts[0]), Split(parts[1]), Split(parts[2]));
        var scores = query.matmul(key.transpose(-2, -1)) * (1.0 / Math.Sqrt(width / Gpt.Heads));
        var weights = functional.softmax(scores.masked_fill(future, float.NegativeInfinity), -1);
        return @out.forward(weights.matmul(value).transpose(1, 2).reshape(batch, tokens, width));
    }
}
