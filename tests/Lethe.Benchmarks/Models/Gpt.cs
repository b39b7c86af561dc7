using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks;

/// <summary>The smallest transformer that still has every part of a large one.</summary>
internal sealed class Gpt : Module<Tensor, Tensor>
{
    public const int Width = 128;
    public const int Heads = 4;
    public const int Layers = 4;
    public const int Tokens = 64;
    public const int Vocabulary = 65;

    private readonly Embedding token = Embedding(Vocabulary, Width);
    private readonly Embedding position = Embedding(Tokens, Width);
    private readonly Sequential blocks = Sequential(Enumerable.Range(0, Layers).Select(i => ($"{i}", (Module<Tensor, Tensor>)new GptBlock())));
    private readonly LayerNorm norm = LayerNorm(Width);
    private readonly Linear head = Linear(Width, Vocabulary, hasBias: false);
    private readonly Tensor places = arange(Tokens, ScalarType.Int64);

    public Gpt() : base(nameof(Gpt)) => RegisterComponents();

    public override Tensor forward(Tensor ids) =>
        head.forward(norm.forward(blocks.forward(token.forward(ids) + position.forward(places))));
}
