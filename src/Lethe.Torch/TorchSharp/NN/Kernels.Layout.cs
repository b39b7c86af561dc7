using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    private const long ChannelsLast = 2; // libtorch's number of the memory format

    /// <summary>A convolution on the CPU with its channels innermost where that is faster; the same numbers either way.</summary>
    private static Tensor LaidOutConv2d(
        Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups)
    {
        if (!PrefersChannelsLast(input, groups))
            return Aten.conv2d.Call(input, weight, bias, stride, padding, dilation, groups);
        using var laidInput = ToChannelsLast(input);
        using var laidWeight = Aten.contiguous.Call(weight, ChannelsLast);
        return Aten.conv2d.Call(laidInput, laidWeight, bias, stride, padding, dilation, groups);
    }

    private static bool PrefersChannelsLast(Tensor input, long groups)
    {
        if (groups != 1 || PlainLayouts.Active) return false;
        var description = input.Describe();
        return description.Dimensions == 4 && description.Device >> 16 == (int)DeviceType.CPU && description.Type == (int)ScalarType.Float32;
    }

    private static Tensor ToChannelsLast(Tensor input)
    {
        // With one channel both layouts have the same order in memory, and libtorch would take it for the other one:
        // strides that say "channels last" make it choose so.
        if (input.size(1) != 1) return Aten.contiguous.Call(input, ChannelsLast);
        var shape = input.shape;
        using var innermost = Aten.reshape.Call(input, new[] { shape[0], shape[2], shape[3], 1 });
        return Aten.permute.Call(innermost, new long[] { 0, 3, 1, 2 });
    }
}
