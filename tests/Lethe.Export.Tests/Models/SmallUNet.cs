using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

/// <summary>Down, up again by both ways there are, and across.</summary>
internal sealed class SmallUNet : Module<Tensor, Tensor>
{
    private readonly Sequential first = Double(1, 4);
    private readonly Sequential second = Double(4, 8);
    private readonly Sequential bottom = Double(8, 8);
    private readonly ConvTranspose2d up = ConvTranspose2d(8, 8, 2, stride: 2);
    private readonly Sequential third = Double(16, 4);
    private readonly Upsample wider = Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear, align_corners: true);
    private readonly Sequential last = Double(8, 4);
    private readonly Conv2d head = Conv2d(4, 2, 1);
    private readonly MaxPool2d pool = MaxPool2d(2);

    public SmallUNet() : base(nameof(SmallUNet)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        var a = first.call(x);
        var b = second.call(pool.call(a));
        var y = third.call(cat([up.call(bottom.call(pool.call(b))), b], 1));
        return head.call(last.call(cat([wider.call(y), a], 1)));
    }

    private static Sequential Double(int inputs, int outputs) => Sequential(
        Conv2d(inputs, outputs, 3, padding: 1), BatchNorm2d(outputs), ReLU(inplace: true),
        Conv2d(outputs, outputs, 3, padding: 1), GroupNorm(2, outputs), LeakyReLU(0.1));
}
