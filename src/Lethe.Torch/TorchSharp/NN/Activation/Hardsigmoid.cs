using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The sigmoid in three straight lines, which meet at -3 and 3.</summary>
public sealed class Hardsigmoid : ParameterLessModule<Tensor, Tensor>
{
    internal Hardsigmoid(bool inplace) : base(nameof(Hardsigmoid))
    {
        this.inplace = inplace;
    }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.hardsigmoid(tensor, inplace);
}
