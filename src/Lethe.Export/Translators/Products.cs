using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Products of matrices and vectors.</summary>
internal static class Products
{
    public static readonly Entry[] Table =
    [
        new("linear", Linear),
        new("bilinear", Bilinear),
        new("matmul mm bmm mv dot vdot", c => c.Node("MatMul", [c.In(0), c.In(1)])),
        new("addmm", AddMatrices),
        new("addmv baddbmm", AddProduct),
        new("outer ger", c => c.Mul(c.Unsqueeze(c.In(0), 1), c.Unsqueeze(c.In(1), 0))),
        new("inner", c => c.Rank(1) < 2
            ? c.Node("MatMul", [c.In(0), c.In(1)])
            : c.Node("MatMul", [c.In(0), c.Transpose(c.In(1), Swapped(c.Rank(1)))])),
        new("einsum", Einsum),
    ];

    private static Term Linear(Call c)
    {
        if (c.Rank(0) == 2 && c.Rank(1) == 2 && ElementTypes.IsFloating(c.Type))
        {
            Term[] operands = c.Has(2) ? [c.In(0), c.In(1), c.In(2)] : [c.In(0), c.In(1)];
            return c.Node("Gemm", operands, OnnxAttribute.Int("transB", 1));
        }
        var product = c.Node("MatMul", [c.In(0), c.Rank(1) < 2 ? c.In(1) : c.Transpose(c.In(1), 1, 0)]);
        return c.Has(2) ? c.Add(product, c.In(2)) : product;
    }

    private static Term Bilinear(Call c)
    {
        var product = c.Node("Einsum", [c.In(0), c.In(2), c.In(1)], OnnxAttribute.Text("equation", "...i,oij,...j->...o"));
        return c.Has(3) ? c.Add(product, c.In(3)) : product;
    }

    private static Term AddMatrices(Call c) => !ElementTypes.IsFloating(c.Type) ? AddProduct(c) : c.Node(
        "Gemm", [c.In(1), c.In(2), c.In(0)],
        OnnxAttribute.Float("beta", (float)c.Real(3, 1)), OnnxAttribute.Float("alpha", (float)c.Real(4, 1)));

    private static Term AddProduct(Call c) =>
        c.Add(c.Mul(c.In(0), c.Real(3, 1)), c.Mul(c.Node("MatMul", [c.In(1), c.In(2)]), c.Real(4, 1)));

    private static Term Einsum(Call c)
    {
        c.IgnoreFrom(2);
        Term[] operands = [.. c.Tensors(1).Select(tensor => c.Of(tensor!))];
        return c.Node("Einsum", operands, OnnxAttribute.Text("equation", c.Text(0).Replace(" ", "", StringComparison.Ordinal)));
    }

    /// <summary>The order of dimensions that exchanges the last two.</summary>
    public static long[] Swapped(int rank)
    {
        long[] order = [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
        (order[^1], order[^2]) = (order[^2], order[^1]);
        return order;
    }
}
