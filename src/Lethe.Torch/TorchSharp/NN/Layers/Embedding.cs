using System.Diagnostics.CodeAnalysis;
using Lethe.Torch.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors, looked up by integer.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly EmbeddingOptions _options;
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;

    internal Embedding(Parameter weight, EmbeddingOptions options) : base(nameof(Embedding))
    {
        _options = options.For(weight.size(0));
        this.weight = weight;
    }

    [DisallowNull]
    public Parameter? weight
    {
        get => _weight;
        set => Own(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    /// <summary>With a largest norm, the vectors that are looked up are first shortened to it, in the table itself.</summary>
    public override Tensor forward(Tensor input)
    {
        if (_options.MaxNorm is { } norm)
        {
            using var off = no_grad();
            using var indices = input.contiguous();
            Aten.embedding_renorm_.CallInPlace(_weight!, indices, norm, _options.NormType);
        }
        return Kernels.Embedding(_weight!, input, _options.PaddingIndex ?? -1, _options.ScaleByFrequency, _options.Sparse);
    }
}
