using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(1), stride.Times(1),
                padding.Times(1), null, dilation.Times(1), null, groups, bias, padding_mode, device, dtype));

        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(1), stride.Times(1),
                null, padding, dilation.Times(1), null, groups, bias, padding_mode, device, dtype));
    }
}
