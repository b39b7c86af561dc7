using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Takes the first of a row of tokens: what the classifier reads.</summary>
internal sealed class ClassToken() : nn.Module<Tensor, Tensor>(nameof(ClassToken))
{
    public override Tensor forward(Tensor input) => input.select(1, 0);
}
