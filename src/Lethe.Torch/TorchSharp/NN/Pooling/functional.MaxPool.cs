namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool1d(input, [kernel_size], stride.Times(1), padding.Times(1), dilation.Times(1), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool1d_with_indices(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool1dWithIndices(input, [kernel_size], stride.Times(1), padding.Times(1), dilation.Times(1), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool2d(input, kernel_size, strides, padding, dilation, ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool2d(
                    input, kernel_size.Times(2), stride.Times(2), padding.Times(2), dilation.Times(2), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                Kernels.MaxPool2d(
                    input, Sizes.Of(kernel_size), Sizes.Of(stride), Sizes.Of(padding), Sizes.Of(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool2dWithIndices(input, kernel_size, strides, padding, dilation, ceil_mode);

            public static Tensor max_pool3d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool3d(input, kernel_size, strides, padding, dilation, ceil_mode);

            public static (Tensor output, Tensor indices) max_pool3d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Kernels.MaxPool3dWithIndices(input, kernel_size, strides, padding, dilation, ceil_mode);
        }
    }
}
