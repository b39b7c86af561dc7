using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Interpolation.</summary>
internal static class Resizing
{
    public static readonly Entry[] Table =
    [
        new("upsample_nearest1d upsample_nearest2d upsample_nearest3d", c => Nearest(c, "asymmetric", "floor")),
        new("_upsample_nearest_exact1d _upsample_nearest_exact2d _upsample_nearest_exact3d",
            c => Nearest(c, "half_pixel", "round_prefer_ceil")),
        new("upsample_linear1d upsample_bilinear2d upsample_trilinear3d", c => Smooth(c, "linear")),
        new("upsample_bicubic2d", c => Smooth(c, "cubic", OnnxAttribute.Float("cubic_coeff_a", -0.75f))),
    ];

    private static Term Nearest(Call c, string places, string rounding) => Resized(c, 2, [
        OnnxAttribute.Text("mode", "nearest"), OnnxAttribute.Text("coordinate_transformation_mode", places),
        OnnxAttribute.Text("nearest_mode", rounding)]);

    private static Term Smooth(Call c, string mode, params OnnxAttribute[] more) => Resized(c, 3, [
        OnnxAttribute.Text("mode", mode),
        OnnxAttribute.Text("coordinate_transformation_mode", c.Flag(2) ? "align_corners" : "half_pixel"), .. more]);

    private static Term Resized(Call c, int factors, OnnxAttribute[] attributes)
    {
        // By the factors where they were given, since places are computed from them and not from the rounded sizes.
        if (c.Has(factors))
        {
            _ = c.Has(1);
            float[] scales = [1, 1, .. c.Reals(factors).Select(factor => (float)factor)];
            return c.Node("Resize", [c.In(0), Term.LeftOut, c.Floats(scales, scales.Length)], attributes);
        }
        c.IgnoreFrom(1);
        return c.Node("Resize", [c.In(0), Term.LeftOut, Term.LeftOut, c.Measured(c.Shape)], attributes);
    }
}
