using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Drops to the negative limit of SELU and rescales, so that mean and variance stay. Only in training.</summary>
public sealed class AlphaDropout : ParameterLessModule<Tensor, Tensor>
{
    internal AlphaDropout(double p, bool inplace) : base(nameof(AlphaDropout))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => Kernels.AlphaDropout(input, p, training, inplace);
}
