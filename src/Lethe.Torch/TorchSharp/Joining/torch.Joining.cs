using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.cat.Call(AsArray(tensors), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Joins equal shapes along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.stack.Call(AsArray(tensors), dim);

    public static Tensor hstack(IList<Tensor> tensors) => Aten.hstack.Call(AsArray(tensors));

    public static Tensor hstack(params Tensor[] tensors) => Aten.hstack.Call(tensors);

    public static Tensor hstack(IEnumerable<Tensor> tensors) => Aten.hstack.Call(AsArray(tensors));

    public static Tensor vstack(IList<Tensor> tensors) => Aten.vstack.Call(AsArray(tensors));

    public static Tensor dstack(IList<Tensor> tensors) => Aten.dstack.Call(AsArray(tensors));

    public static Tensor dstack(params Tensor[] tensors) => Aten.dstack.Call(tensors);

    public static Tensor dstack(IEnumerable<Tensor> tensors) => Aten.dstack.Call(AsArray(tensors));

    public static Tensor column_stack(IList<Tensor> tensors) => Aten.column_stack.Call(AsArray(tensors));

    public static Tensor column_stack(params Tensor[] tensors) => Aten.column_stack.Call(tensors);

    public static Tensor row_stack(IList<Tensor> tensors) => Aten.row_stack.Call(AsArray(tensors));

    public static Tensor row_stack(params Tensor[] tensors) => Aten.row_stack.Call(tensors);

    public static Tensor block_diag(params Tensor[] tensors) => Aten.block_diag.Call(tensors);

    /// <summary>Coordinate grids over vectors; <paramref name="indexing"/> is "ij" or, with the first two exchanged, "xy".</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Aten.meshgrid_indexing.CallList(AsArray(tensors), indexing);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Aten.broadcast_tensors.CallList(tensors);

    /// <summary>The shape that tensors of these shapes broadcast to.</summary>
    public static Size broadcast_shapes(params long[][] shapes)
    {
        var result = new long[shapes.Max(shape => (int?)shape.Length) ?? 0];
        Array.Fill(result, 1);
        foreach (var shape in shapes)
        {
            for (var i = 1; i <= shape.Length; i++)
            {
                ref var size = ref result[^i];
                if (size == 1) size = shape[^i];
                else if (shape[^i] != 1 && shape[^i] != size)
                    throw new ArgumentException($"The sizes {size} and {shape[^i]} in dimension -{i} do not broadcast.", nameof(shapes));
            }
        }
        return new Size(result);
    }

    public static Tensor cartesian_prod(IList<Tensor> tensors) => Aten.cartesian_prod.Call(AsArray(tensors));

    public static Tensor cartesian_prod(params Tensor[] tensors) => Aten.cartesian_prod.Call(tensors);

    /// <summary>All choices of <paramref name="r"/> elements of a vector, one row to each.</summary>
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) =>
        Aten.combinations.Call(input, (long)r, with_replacement);

    private static Tensor[] AsArray(IEnumerable<Tensor> tensors) => tensors as Tensor[] ?? [.. tensors];
}
