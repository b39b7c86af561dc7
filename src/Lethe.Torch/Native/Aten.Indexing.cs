namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator index_Tensor = new("index.Tensor");
    public static readonly Operator index_put_ = new("index_put_");
    public static readonly Operator index_select = new("index_select");
    public static readonly Operator index_add = new("index_add");
    public static readonly Operator index_add_ = new("index_add_");
    public static readonly Operator index_copy = new("index_copy");
    public static readonly Operator index_copy_ = new("index_copy_");
    public static readonly Operator index_fill_int_Scalar = new("index_fill.int_Scalar");
    public static readonly Operator index_fill__int_Scalar = new("index_fill_.int_Scalar");
    public static readonly Operator gather = new("gather");
    public static readonly Operator scatter_src = new("scatter.src");
    public static readonly Operator scatter__src = new("scatter_.src");
    public static readonly Operator scatter_add = new("scatter_add");
    public static readonly Operator scatter_add_ = new("scatter_add_");
    public static readonly Operator diagonal_scatter = new("diagonal_scatter");
    public static readonly Operator select_scatter = new("select_scatter");
    public static readonly Operator slice_scatter = new("slice_scatter");
    public static readonly Operator take = new("take");
    public static readonly Operator take_along_dim = new("take_along_dim");
    public static readonly Operator masked_fill_Scalar = new("masked_fill.Scalar");
    public static readonly Operator masked_fill__Scalar = new("masked_fill_.Scalar");
    public static readonly Operator masked_select = new("masked_select");
    public static readonly Operator masked_scatter = new("masked_scatter");
    public static readonly Operator masked_scatter_ = new("masked_scatter_");
    public static readonly Operator where = new("where");
    public static readonly Operator where_self = new("where.self");
    public static readonly Operator nonzero = new("nonzero");
    public static readonly Operator slice_Tensor = new("slice.Tensor");
    public static readonly Operator narrow = new("narrow");
    public static readonly Operator select_int = new("select.int");
    public static readonly Operator argwhere = new("argwhere");
}
