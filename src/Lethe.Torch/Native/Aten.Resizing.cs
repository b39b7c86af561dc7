namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator pad = new("pad");
    public static readonly Operator one_hot = new("one_hot");
    public static readonly Operator upsample_nearest1d_vec = new("upsample_nearest1d.vec");
    public static readonly Operator upsample_nearest2d_vec = new("upsample_nearest2d.vec");
    public static readonly Operator upsample_nearest3d_vec = new("upsample_nearest3d.vec");
    public static readonly Operator _upsample_nearest_exact1d_vec = new("_upsample_nearest_exact1d.vec");
    public static readonly Operator _upsample_nearest_exact2d_vec = new("_upsample_nearest_exact2d.vec");
    public static readonly Operator _upsample_nearest_exact3d_vec = new("_upsample_nearest_exact3d.vec");
    public static readonly Operator upsample_linear1d_vec = new("upsample_linear1d.vec");
    public static readonly Operator upsample_bilinear2d_vec = new("upsample_bilinear2d.vec");
    public static readonly Operator upsample_bicubic2d_vec = new("upsample_bicubic2d.vec");
    public static readonly Operator upsample_trilinear3d_vec = new("upsample_trilinear3d.vec");
    public static readonly Operator _upsample_bilinear2d_aa_vec = new("_upsample_bilinear2d_aa.vec");
    public static readonly Operator _upsample_bicubic2d_aa_vec = new("_upsample_bicubic2d_aa.vec");
    public static readonly Operator adaptive_avg_pool1d = new("adaptive_avg_pool1d");
    public static readonly Operator adaptive_avg_pool2d = new("adaptive_avg_pool2d");
    public static readonly Operator adaptive_avg_pool3d = new("adaptive_avg_pool3d");
}
