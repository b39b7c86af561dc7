using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

/// <summary>Patches, a class token, positions, transformer blocks, and a head on the class token.</summary>
internal sealed class VisionTransformer : Module<Tensor, Tensor>
{
    private const int Width = 24;

    private readonly Conv2d patches = Conv2d(3, Width, 4, stride: 4);
    private readonly Parameter cls = Parameter(randn(1, 1, Width));
    private readonly Parameter positions = Parameter(randn(1, 17, Width));
    private readonly Sequential blocks = Sequential(new TransformerBlock(Width, 3, false), new TransformerBlock(Width, 3, false));
    private readonly LayerNorm norm = LayerNorm(Width);
    private readonly Linear head = Linear(Width, 10);

    public VisionTransformer() : base(nameof(VisionTransformer)) => RegisterComponents();

    public override Tensor forward(Tensor image)
    {
        var x = patches.call(image).flatten(2).transpose(1, 2);
        x = cat([cls.expand(x.size(0), -1, -1), x], 1) + positions;
        return head.call(norm.call(blocks.call(x))[.., 0]);
    }
}
