using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelShuffle(long upscale_factor) : base(nameof(PixelShuffle)) => this.upscale_factor = upscale_factor;

    public long upscale_factor { get; set; }

    public override Tensor forward(Tensor input) => Aten.pixel_shuffle.Call(input, upscale_factor);
}
