using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Whole channels are dropped, of tensors (N, C, L). Only in training; what is left is scaled up in turn.</summary>
public sealed class Dropout1d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout1d(double p, bool inplace) : base(nameof(Dropout1d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => Kernels.FeatureDropout(input, 1, p, training, inplace);
}
