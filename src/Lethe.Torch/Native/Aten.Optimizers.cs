namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator _foreach_add_List = new("_foreach_add.List");
    public static readonly Operator _foreach_add__List = new("_foreach_add_.List");
    public static readonly Operator _foreach_add__Scalar = new("_foreach_add_.Scalar");
    public static readonly Operator _foreach_addcdiv__Scalar = new("_foreach_addcdiv_.Scalar");
    public static readonly Operator _foreach_addcmul_Scalar = new("_foreach_addcmul.Scalar");
    public static readonly Operator _foreach_addcmul__Scalar = new("_foreach_addcmul_.Scalar");
    public static readonly Operator _foreach_maximum__List = new("_foreach_maximum_.List");
    public static readonly Operator _foreach_mul_Scalar = new("_foreach_mul.Scalar");
    public static readonly Operator _foreach_mul__Scalar = new("_foreach_mul_.Scalar");
    public static readonly Operator _foreach_neg = new("_foreach_neg");
    public static readonly Operator _foreach_norm_Scalar = new("_foreach_norm.Scalar");
    public static readonly Operator _foreach_sqrt = new("_foreach_sqrt");
    public static readonly Operator _foreach_sqrt_ = new("_foreach_sqrt_");
    public static readonly Operator _foreach_zero_ = new("_foreach_zero_");

    public static readonly Operator add_out = new("add.out");
    public static readonly Operator lerp__Scalar = new("lerp_.Scalar");
    public static readonly Operator _local_scalar_dense = new("_local_scalar_dense");
}
