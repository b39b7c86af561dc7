using Lethe.Export.Graphs;
using Lethe.Export.Translation;

namespace Lethe.Export.Translators;

/// <summary>Variance and standard deviation, alone or with the mean.</summary>
internal static class Spread
{
    public static readonly Entry[] Table =
    [
        new("var", c => Variance(c, [], c.Flag(1, true) ? 1 : 0, false)),
        new("std", c => c.Node("Sqrt", Variance(c, [], c.Flag(1, true) ? 1 : 0, false))),
        new("var.dim", c => Variance(c, c.Ints(1), c.Flag(2, true) ? 1 : 0, c.Flag(3))),
        new("std.dim", c => c.Node("Sqrt", Variance(c, c.Ints(1), c.Flag(2, true) ? 1 : 0, c.Flag(3)))),
        new("var.correction", c => Variance(c, c.Ints(1), c.Real(2, 1), c.Flag(3))),
        new("std.correction", c => c.Node("Sqrt", Variance(c, c.Ints(1), c.Real(2, 1), c.Flag(3)))),
        new("var_mean", c => (Term?[])[Variance(c, [], c.Flag(1, true) ? 1 : 0, false), Mean(c, [], false)]),
        new("std_mean", c => (Term?[])[c.Node("Sqrt", Variance(c, [], c.Flag(1, true) ? 1 : 0, false)), Mean(c, [], false)]),
        new("var_mean.dim", c =>
            (Term?[])[Variance(c, c.Ints(1), c.Flag(2, true) ? 1 : 0, c.Flag(3)), Mean(c, c.Ints(1), c.Flag(3))]),
        new("std_mean.dim", c =>
            (Term?[])[c.Node("Sqrt", Variance(c, c.Ints(1), c.Flag(2, true) ? 1 : 0, c.Flag(3))), Mean(c, c.Ints(1), c.Flag(3))]),
    ];

    private static Term Mean(Call c, long[] axes, bool keep) => Reductions.Reduce(c, "ReduceMean", c.In(0), axes, keep);

    /// <param name="correction">What the count is lessened by before it divides the sum of squares.</param>
    private static Term Variance(Call c, long[] axes, double correction, bool keep)
    {
        var centred = c.Sub(c.In(0), Mean(c, axes, true));
        var squares = Reductions.Summed(c, c.Mul(centred, centred), axes, keep);
        var shape = c.Tensor(0).Shape;
        var count = axes.Length == 0
            ? shape.Aggregate((left, right) => left * right)
            : axes.Select(axis => shape[Call.FromFront(axis, shape.Length)]).Aggregate((left, right) => left * right);
        return count.IsFixed
            ? c.Div(squares, count.First - correction)
            : c.Div(squares, c.Add(c.Number(count, c.Type), -correction));
    }
}
