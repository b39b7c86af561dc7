using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x times the probability that a standard normal variable is below x.</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    internal GELU(bool inplace) : base(nameof(GELU))
    {
        this.inplace = inplace;
    }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, inplace);
}
