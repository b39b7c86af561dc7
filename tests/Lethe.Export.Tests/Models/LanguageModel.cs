using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

/// <summary>A transformer over tokens, each seeing what came before, with the head tied to the table of tokens.</summary>
internal sealed class LanguageModel : Module<Tensor, Tensor>
{
    public const int Vocabulary = 31;
    private const int Width = 16, Longest = 32;

    private readonly Embedding token = Embedding(Vocabulary, Width);
    private readonly Embedding position = Embedding(Longest, Width);
    private readonly ModuleList<TransformerBlock> blocks = ModuleList(
        new TransformerBlock(Width, 2, true), new TransformerBlock(Width, 2, true));
    private readonly LayerNorm norm = LayerNorm(Width);

    public LanguageModel() : base(nameof(LanguageModel)) => RegisterComponents();

    public override Tensor forward(Tensor ids)
    {
        var x = token.call(ids) + position.call(arange(ids.size(1), ScalarType.Int64));
        foreach (var block in blocks) x = block.call(x);
        return functional.linear(norm.call(x), token.weight!);
    }
}
