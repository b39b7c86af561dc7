using Lethe.Export.Graphs;
using Lethe.Export.Translation;

namespace Lethe.Export.Translators;

/// <summary>Norms of vectors.</summary>
internal static class Norms
{
    public static readonly Entry[] Table =
    [
        new("norm", c => Norm(c, c.Real(1, 2), [], false)),
        new("norm.ScalarOpt_dim", c => Norm(c, c.Real(1, 2), c.Ints(2), c.Flag(3))),
        new("linalg_vector_norm", c => Norm(c, c.Real(1, 2), c.Ints(2), c.Flag(3))),
        new("linalg_norm", OfMatrixOrVector),
    ];

    private static Term OfMatrixOrVector(Call c)
    {
        var axes = c.Ints(2);
        if (c.Has(1) && (axes.Length == 2 || (axes.Length == 0 && c.Rank(0) == 2)))
            throw new Refusal("the norm of a matrix by its singular values or sums is not exported. Use the norm of its elements.");
        return Norm(c, c.Real(1, 2), axes, c.Flag(3));
    }

    private static Term Norm(Call c, double p, long[] axes, bool keep)
    {
        var x = c.In(0, c.Type);
        if (p == 2) return Reductions.Reduce(c, "ReduceL2", x, axes, keep);
        if (p == 1) return Reductions.Reduce(c, "ReduceL1", x, axes, keep);
        var size = c.Node("Abs", x);
        if (double.IsPositiveInfinity(p)) return Reductions.Reduce(c, "ReduceMax", size, axes, keep);
        if (double.IsNegativeInfinity(p)) return Reductions.Reduce(c, "ReduceMin", size, axes, keep);
        if (p == 0) throw new Refusal("the count of what is not zero is not exported as a norm. Use count_nonzero().");
        var powers = c.Node("Pow", [size, c.Scalar(p, c.Type)]);
        return c.Node("Pow", [Reductions.Summed(c, powers, axes, keep), c.Scalar(1 / p, c.Type)]);
    }
}
