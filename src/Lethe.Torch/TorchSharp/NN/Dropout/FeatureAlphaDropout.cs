using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary><see cref="AlphaDropout"/> of whole channels. Only in training.</summary>
public sealed class FeatureAlphaDropout : ParameterLessModule<Tensor, Tensor>
{
    internal FeatureAlphaDropout(double p, bool inplace) : base(nameof(FeatureAlphaDropout))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => Kernels.FeatureAlphaDropout(input, p, training, inplace);
}
