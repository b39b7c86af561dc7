namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null,
                long groups = 1) =>
                Kernels.Conv1d(input, weight, bias, stride.Times(1), padding.Times(1), dilation.Times(1), groups);

            public static Tensor conv1d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid,
                long? dilation = null, long groups = 1) =>
                Kernels.Conv1d(input, weight, bias, stride.Times(1), padding, dilation.Times(1), groups);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Kernels.Conv2d(input, weight, bias, strides, padding, dilation, groups);

            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid,
                long[]? dilation = null, long groups = 1) =>
                Kernels.Conv2d(input, weight, bias, strides, padding, dilation, groups);

            public static Tensor conv3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Kernels.Conv3d(input, weight, bias, strides, padding, dilation, groups);

            public static Tensor conv3d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid,
                long[]? dilation = null, long groups = 1) =>
                Kernels.Conv3d(input, weight, bias, strides, padding, dilation, groups);

            public static Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? output_padding = null, long? dilation = null, long groups = 1) =>
                Kernels.ConvTranspose1d(
                    input, weight, bias, stride.Times(1), padding.Times(1), output_padding.Times(1), groups, dilation.Times(1));

            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Kernels.ConvTranspose2d(input, weight, bias, strides, padding, output_padding, groups, dilation);

            public static Tensor conv_transpose3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Kernels.ConvTranspose3d(input, weight, bias, strides, padding, output_padding, groups, dilation);
        }
    }
}
