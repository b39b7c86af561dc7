namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator special_entr = new("special_entr");
    public static readonly Operator special_erfcx = new("special_erfcx");
    public static readonly Operator special_i0e = new("special_i0e");
    public static readonly Operator special_i1 = new("special_i1");
    public static readonly Operator special_i1e = new("special_i1e");
    public static readonly Operator special_ndtr = new("special_ndtr");
    public static readonly Operator special_ndtri = new("special_ndtri");
    public static readonly Operator special_xlog1py = new("special_xlog1py");
    public static readonly Operator special_zeta = new("special_zeta");
}
