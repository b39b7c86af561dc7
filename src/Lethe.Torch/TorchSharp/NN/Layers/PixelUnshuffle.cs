using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelUnshuffle(long downscale_factor) : base(nameof(PixelUnshuffle)) => this.downscale_factor = downscale_factor;

    public long downscale_factor { get; set; }

    public override Tensor forward(Tensor input) => Aten.pixel_unshuffle.Call(input, downscale_factor);
}
