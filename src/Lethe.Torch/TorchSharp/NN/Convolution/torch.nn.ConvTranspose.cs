using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ConvTranspose1d ConvTranspose1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(1), stride.Times(1), padding.Times(1), null,
                dilation.Times(1), output_padding.Times(1), groups, bias, padding_mode, device, dtype));

        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(2), stride.Times(2), padding.Times(2), null,
                dilation.Times(2), output_padding.Times(2), groups, bias, padding_mode, device, dtype));

        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride ?? (1, 1)), Sizes.Of(padding ?? (0, 0)), null,
                Sizes.Of(dilation ?? (1, 1)), Sizes.Of(output_padding ?? (0, 0)), groups, bias, padding_mode, device, dtype));

        public static ConvTranspose3d ConvTranspose3d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, kernel_size.Times(3), stride.Times(3), padding.Times(3), null,
                dilation.Times(3), output_padding.Times(3), groups, bias, padding_mode, device, dtype));

        public static ConvTranspose3d ConvTranspose3d(
            long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long)? stride = null,
            (long, long, long)? padding = null, (long, long, long)? output_padding = null, (long, long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(new ConvolutionOptions(
                in_channels, out_channels, Sizes.Of(kernel_size), Sizes.Of(stride ?? (1, 1, 1)), Sizes.Of(padding ?? (0, 0, 0)), null,
                Sizes.Of(dilation ?? (1, 1, 1)), Sizes.Of(output_padding ?? (0, 0, 0)), groups, bias, padding_mode, device, dtype));
    }
}
