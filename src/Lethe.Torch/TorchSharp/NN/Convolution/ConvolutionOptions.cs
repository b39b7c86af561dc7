using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>All that a convolution is made with, sizes with one entry for each spatial dimension.</summary>
internal sealed record ConvolutionOptions(
    long InChannels, long OutChannels, long[] Kernel, long[] Stride, long[]? Padding, Padding? PaddingType, long[] Dilation,
    long[]? OutputPadding, long Groups, bool Bias, PaddingModes PaddingMode, Device? Device, ScalarType? Type);
