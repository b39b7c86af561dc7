using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Whole channels are dropped, of tensors (N, C, H, W). Only in training; what is left is scaled up in turn.</summary>
public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => Kernels.FeatureDropout(input, 2, p, training, inplace);
}
