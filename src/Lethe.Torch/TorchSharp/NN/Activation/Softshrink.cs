using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x moved towards zero by lambda, and no further than zero.</summary>
public sealed class Softshrink : ParameterLessModule<Tensor, Tensor>
{
    internal Softshrink(double lambda) : base(nameof(Softshrink))
    {
        this.lambda = lambda;
    }

    public double lambda { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.softshrink(tensor, lambda);
}
