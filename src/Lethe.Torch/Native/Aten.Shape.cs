namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator as_strided = new("as_strided");
    public static readonly Operator view = new("view");
    public static readonly Operator squeeze = new("squeeze");
    public static readonly Operator squeeze_ = new("squeeze_");
    public static readonly Operator squeeze__dim = new("squeeze_.dim");
    public static readonly Operator unsqueeze_ = new("unsqueeze_");
    public static readonly Operator transpose_ = new("transpose_");
    public static readonly Operator t = new("t");
    public static readonly Operator adjoint = new("adjoint");
    public static readonly Operator mT = new("mT");
    public static readonly Operator matrix_H = new("matrix_H");
    public static readonly Operator mH = new("mH");
    public static readonly Operator permute = new("permute");
    public static readonly Operator movedim_intlist = new("movedim.intlist");
    public static readonly Operator broadcast_to = new("broadcast_to");
    public static readonly Operator repeat = new("repeat");
    public static readonly Operator repeat_interleave_self_Tensor = new("repeat_interleave.self_Tensor");
    public static readonly Operator repeat_interleave_self_int = new("repeat_interleave.self_int");
    public static readonly Operator tile = new("tile");
    public static readonly Operator roll = new("roll");
    public static readonly Operator flip = new("flip");
    public static readonly Operator fliplr = new("fliplr");
    public static readonly Operator flipud = new("flipud");
    public static readonly Operator rot90 = new("rot90");
    public static readonly Operator unfold = new("unfold");
    public static readonly Operator diag = new("diag");
    public static readonly Operator diag_embed = new("diag_embed");
    public static readonly Operator diagflat = new("diagflat");
    public static readonly Operator triu = new("triu");
    public static readonly Operator ravel = new("ravel");
    public static readonly Operator atleast_1d = new("atleast_1d");
    public static readonly Operator atleast_2d = new("atleast_2d");
    public static readonly Operator atleast_3d = new("atleast_3d");
    public static readonly Operator _unique2 = new("_unique2");
    public static readonly Operator unique_dim = new("unique_dim");
    public static readonly Operator unique_consecutive = new("unique_consecutive");
    public static readonly Operator unique_dim_consecutive = new("unique_dim_consecutive");
}
