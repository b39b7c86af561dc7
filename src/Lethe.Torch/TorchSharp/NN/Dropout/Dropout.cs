using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Each number is dropped on its own. Only in training; what is left is scaled up in turn.</summary>
public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout(double p, bool inplace) : base(nameof(Dropout))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => Kernels.Dropout(input, p, training, inplace);
}
