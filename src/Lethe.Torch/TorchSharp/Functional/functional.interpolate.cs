using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Resizes the dimensions behind batch and channel, to <paramref name="size"/> or by
            /// <paramref name="scale_factor"/>, of which exactly one is given, with one number to each of those dimensions.
            /// </summary>
            /// <param name="align_corners">Whether the corner elements keep their place; only for linear and cubic modes.</param>
            /// <param name="recompute_scale_factor">Interpolate by the ratio of the rounded sizes, not by the factor itself.</param>
            /// <param name="antialias">Average over what shrinking would skip; only bilinear and bicubic.</param>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var spatial = (int)x.Dimensions - 2;
                RequireSizes(spatial, size, scale_factor);
                if (align_corners is not null && mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area)
                    throw new ArgumentException($"align_corners has no meaning for {mode}.", nameof(align_corners));
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException($"There is no antialiasing for {mode}.", nameof(antialias));
                if (recompute_scale_factor && scale_factor is null)
                    throw new ArgumentException("There is no scale factor to recompute.", nameof(recompute_scale_factor));
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, scale_factor) = (Scaled(x.shape, scale_factor), null);
                return (mode, spatial, antialias) switch
                {
                    (InterpolationMode.Nearest, 1, _) => Aten.upsample_nearest1d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2, _) => Aten.upsample_nearest2d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 3, _) => Aten.upsample_nearest3d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1, _) => Aten._upsample_nearest_exact1d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2, _) => Aten._upsample_nearest_exact2d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3, _) => Aten._upsample_nearest_exact3d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.Area, 1, _) => Aten.adaptive_avg_pool1d.Call(x, size),
                    (InterpolationMode.Area, 2, _) => Aten.adaptive_avg_pool2d.Call(x, size),
                    (InterpolationMode.Area, 3, _) => Aten.adaptive_avg_pool3d.Call(x, size),
                    (InterpolationMode.Linear, 1, _) => Smooth(Aten.upsample_linear1d_vec),
                    (InterpolationMode.Bilinear, 2, true) => Smooth(Aten._upsample_bilinear2d_aa_vec),
                    (InterpolationMode.Bilinear, 2, _) => Smooth(Aten.upsample_bilinear2d_vec),
                    (InterpolationMode.Bicubic, 2, true) => Smooth(Aten._upsample_bicubic2d_aa_vec),
                    (InterpolationMode.Bicubic, 2, _) => Smooth(Aten.upsample_bicubic2d_vec),
                    (InterpolationMode.Trilinear, 3, _) => Smooth(Aten.upsample_trilinear3d_vec),
                    _ => throw new ArgumentException($"{mode} does not apply to a tensor with {x.Dimensions} dimensions.", nameof(mode)),
                };

                Tensor Smooth(Operator upsample) => upsample.Call(x, size, align_corners ?? false, scale_factor);
            }

            private static void RequireSizes(int spatial, long[]? size, double[]? scale)
            {
                if ((size is null) == (scale is null))
                    throw new ArgumentException("Exactly one of size and scale_factor says how large the result is.");
                var given = size?.Length ?? scale!.Length;
                if (given != spatial)
                    throw new ArgumentException($"{given} sizes given for {spatial} dimensions behind batch and channel.");
            }

            private static long[] Scaled(long[] shape, double[] scale)
            {
                var size = new long[scale.Length];
                for (var i = 0; i < size.Length; i++) size[i] = (long)Math.Floor(shape[i + 2] * scale[i]);
                return size;
            }
        }
    }
}
