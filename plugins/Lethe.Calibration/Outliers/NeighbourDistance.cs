using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

/// <summary>
/// How far a record is from the k-th nearest of those that a model was trained on, features brought to length 1 (Sun et al.
/// 2022). It supposes no shape of the classes.
/// </summary>
/// <param name="features">Of known records, a row each, in double precision.</param>
/// <param name="k">Which neighbour counts, from 1; at most the number of records.</param>
internal sealed class NeighbourDistance(Tensor features, int k)
{
    private readonly Tensor _known = Shortened(features);

    /// <summary>The distance of each row to its k-th nearest known record; near 0 to eight digits after the point.</summary>
    public Tensor Distances(Tensor features)
    {
        using var scope = NewDisposeScope();
        var places = Shortened(features);
        var squared = Squares(places).unsqueeze(1) + Squares(_known) - 2 * places.mm(_known.t());
        return squared.kthvalue(k, 1).values.clamp_min(0).sqrt().MoveToOuterDisposeScope();
    }

    private static Tensor Squares(Tensor rows) => rows.square().sum(1L);

    // What has no length stays where it is.
    private static Tensor Shortened(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var lengths = Squares(rows).sqrt().unsqueeze(1);
        return (rows / lengths.masked_fill(lengths == 0, 1)).MoveToOuterDisposeScope();
    }
}
