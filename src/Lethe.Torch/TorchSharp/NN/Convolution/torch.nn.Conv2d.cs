using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(2), stride.Times(2),
                padding.Times(2), null, dilation.Times(2), null, groups, bias, padding_mode, device, dtype));

        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride ?? (1, 1)),
                Sizes.Of(padding ?? (0, 0)), null, Sizes.Of(dilation ?? (1, 1)), null, groups, bias, padding_mode, device, dtype));

        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(2), stride.Times(2),
                null, padding, dilation.Times(2), null, groups, bias, padding_mode, device, dtype));

        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
            (long, long)? stride = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride ?? (1, 1)),
                null, padding, Sizes.Of(dilation ?? (1, 1)), null, groups, bias, padding_mode, device, dtype));
    }
}
