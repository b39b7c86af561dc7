namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) =>
                Kernels.AdaptiveAvgPool1d(input, [output_size]);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Kernels.AdaptiveAvgPool2d(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                Kernels.AdaptiveAvgPool2d(input, Sizes.Of(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                Kernels.AdaptiveAvgPool2d(input, output_size.Times(2));

            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) =>
                Kernels.AdaptiveAvgPool3d(input, output_size);

            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) =>
                Kernels.AdaptiveAvgPool3d(input, Sizes.Of(output_size));

            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) =>
                Kernels.AdaptiveAvgPool3d(input, output_size.Times(3));

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) =>
                Kernels.Values(Kernels.AdaptiveMaxPool1d(input, [output_size]));

            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size) =>
                Kernels.AdaptiveMaxPool1d(input, [output_size]);

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) =>
                Kernels.Values(Kernels.AdaptiveMaxPool2d(input, output_size));

            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) =>
                Kernels.AdaptiveMaxPool2d(input, output_size);

            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) =>
                Kernels.Values(Kernels.AdaptiveMaxPool3d(input, output_size));

            public static (Tensor Values, Tensor Indices) adaptive_max_pool3d_with_indices(Tensor input, long[] output_size) =>
                Kernels.AdaptiveMaxPool3d(input, output_size);
        }
    }
}
