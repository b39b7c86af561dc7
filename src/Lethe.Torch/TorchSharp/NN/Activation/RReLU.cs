using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// x where it is positive, a fraction of it elsewhere: drawn anew for every element in training, the middle of the
/// range in evaluation. The package stays with the middle in training too.
/// </summary>
public sealed class RReLU : ParameterLessModule<Tensor, Tensor>
{
    internal RReLU(double lower, double upper, bool inplace) : base(nameof(RReLU))
    {
        this.lower = lower;
        this.upper = upper;
        this.inplace = inplace;
    }

    public double lower { get; set; }

    public double upper { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => inplace
        ? Aten.rrelu_.CallInPlace(tensor, lower, upper, training).alias()
        : Aten.rrelu.Call(tensor, lower, upper, training);
}
