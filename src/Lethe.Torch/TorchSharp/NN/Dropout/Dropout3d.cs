using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Whole channels are dropped, of tensors (N, C, D, H, W). Only in training; what is left is scaled up in turn.</summary>
public sealed class Dropout3d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout3d(double p, bool inplace) : base(nameof(Dropout3d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => Kernels.FeatureDropout(input, 3, p, training, inplace);
}
