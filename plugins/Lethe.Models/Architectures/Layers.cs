using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Layers that several networks are made of.</summary>
internal static class Layers
{
    /// <summary>A 3x3 convolution that keeps the size at stride 1; what follows normalises, so it has no bias.</summary>
    public static nn.Module<Tensor, Tensor> Conv3(long from, long to, long stride = 1) =>
        nn.Conv2d(from, to, 3, stride: stride, padding: 1L, bias: false);

    /// <summary>Convolution, batch norm, ReLU, and pooling by two if asked for.</summary>
    public static TorchSharp.Modules.Sequential ConvBlock(long from, long to, bool pool)
    {
        var block = nn.Sequential(("conv", Conv3(from, to)), ("norm", nn.BatchNorm2d(to)), ("act", nn.ReLU()));
        return pool ? block.append("pool", nn.MaxPool2d(2)) : block;
    }

    public static nn.Module<Tensor, Tensor> Of(Activation activation) => activation switch
    {
        Activation.Relu => nn.ReLU(),
        Activation.Gelu => nn.GELU(),
        Activation.Silu => nn.SiLU(),
        Activation.Tanh => nn.Tanh(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
