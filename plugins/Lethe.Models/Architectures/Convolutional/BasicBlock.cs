using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Two 3x3 convolutions around which the input is led past, fitted by a 1x1 convolution where shapes differ.</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "conv1")] private readonly nn.Module<Tensor, Tensor> _conv1;
    [ComponentName(Name = "bn1")] private readonly nn.Module<Tensor, Tensor> _bn1;
    [ComponentName(Name = "conv2")] private readonly nn.Module<Tensor, Tensor> _conv2;
    [ComponentName(Name = "bn2")] private readonly nn.Module<Tensor, Tensor> _bn2;
    [ComponentName(Name = "relu")] private readonly nn.Module<Tensor, Tensor> _relu;
    [ComponentName(Name = "downsample")] private readonly nn.Module<Tensor, Tensor>? _downsample;

    public BasicBlock(long from, long to, long stride) : base(nameof(BasicBlock))
    {
        // The names are torchvision's, so that its weights fit.
        _conv1 = Layers.Conv3(from, to, stride);
        _bn1 = nn.BatchNorm2d(to);
        _conv2 = Layers.Conv3(to, to);
        _bn2 = nn.BatchNorm2d(to);
        _relu = nn.ReLU();
        if (stride != 1 || from != to)
            _downsample = nn.Sequential(nn.Conv2d(from, to, 1, stride: stride, bias: false), nn.BatchNorm2d(to));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var body = _bn2.call(_conv2.call(_relu.call(_bn1.call(_conv1.call(input)))));
        return _relu.call(body + (_downsample?.call(input) ?? input));
    }
}
