namespace Lethe.Torch.Native;

internal static partial class Aten
{
    public static readonly Operator cat = new("cat");
    public static readonly Operator stack = new("stack");
    public static readonly Operator hstack = new("hstack");
    public static readonly Operator vstack = new("vstack");
    public static readonly Operator dstack = new("dstack");
    public static readonly Operator column_stack = new("column_stack");
    public static readonly Operator row_stack = new("row_stack");
    public static readonly Operator block_diag = new("block_diag");
    public static readonly Operator meshgrid_indexing = new("meshgrid.indexing");
    public static readonly Operator broadcast_tensors = new("broadcast_tensors");
    public static readonly Operator cartesian_prod = new("cartesian_prod");
    public static readonly Operator combinations = new("combinations");
    public static readonly Operator chunk = new("chunk");
    public static readonly Operator split_Tensor = new("split.Tensor");
    public static readonly Operator split_with_sizes = new("split_with_sizes");
    public static readonly Operator tensor_split_sections = new("tensor_split.sections");
    public static readonly Operator tensor_split_indices = new("tensor_split.indices");
    public static readonly Operator tensor_split_tensor_indices_or_sections = new("tensor_split.tensor_indices_or_sections");
    public static readonly Operator unbind_int = new("unbind.int");
    public static readonly Operator hsplit_int = new("hsplit.int");
    public static readonly Operator hsplit_array = new("hsplit.array");
    public static readonly Operator vsplit_int = new("vsplit.int");
    public static readonly Operator vsplit_array = new("vsplit.array");
    public static readonly Operator dsplit_int = new("dsplit.int");
    public static readonly Operator dsplit_array = new("dsplit.array");
}
