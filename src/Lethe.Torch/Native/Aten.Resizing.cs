namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator one_hot = new("one_hot");
    public static readonly Operator _upsample_nearest_exact1d_vec = new("_upsample_nearest_exact1d.vec");
    public static readonly Operator _upsample_nearest_exact2d_vec = new("_upsample_nearest_exact2d.vec");
    public static readonly Operator _upsample_nearest_exact3d_vec = new("_upsample_nearest_exact3d.vec");
    public static readonly Operator _upsample_bilinear2d_aa_vec = new("_upsample_bilinear2d_aa.vec");
    public static readonly Operator _upsample_bicubic2d_aa_vec = new("_upsample_bicubic2d_aa.vec");
}
