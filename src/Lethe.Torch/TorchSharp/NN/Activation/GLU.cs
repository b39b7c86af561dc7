using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One half of the channels times the sigmoid of the other.</summary>
public sealed class GLU : ParameterLessModule<Tensor, Tensor>
{
    internal GLU(long dim) : base(nameof(GLU))
    {
        this.dim = dim;
    }

    public long dim { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.glu(tensor, dim);
}
