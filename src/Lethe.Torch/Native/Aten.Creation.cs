namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator zeros_like = new("zeros_like");
    public static readonly Operator ones_like = new("ones_like");
    public static readonly Operator empty_like = new("empty_like");
    public static readonly Operator full_like = new("full_like");
    public static readonly Operator empty_strided = new("empty_strided");
    public static readonly Operator arange_start_step = new("arange.start_step");
    public static readonly Operator linspace = new("linspace");
    public static readonly Operator logspace = new("logspace");
    public static readonly Operator eye_m = new("eye.m");
    public static readonly Operator tril_indices = new("tril_indices");
    public static readonly Operator triu_indices = new("triu_indices");
    public static readonly Operator item = new("item");
    public static readonly Operator fill__Scalar = new("fill_.Scalar");
    public static readonly Operator zero_ = new("zero_");
    public static readonly Operator set__source_Tensor = new("set_.source_Tensor");
    public static readonly Operator is_pinned = new("is_pinned");
    public static readonly Operator pin_memory = new("pin_memory");
}
