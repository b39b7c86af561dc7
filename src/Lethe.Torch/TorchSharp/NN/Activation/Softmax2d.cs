using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Softmax over the channels of an image, or of a batch of images.</summary>
public sealed class Softmax2d : ParameterLessModule<Tensor, Tensor>
{
    internal Softmax2d() : base(nameof(Softmax2d))
    {
    }

    public override Tensor forward(Tensor tensor) => nn.functional.softmax2d(tensor);
}
