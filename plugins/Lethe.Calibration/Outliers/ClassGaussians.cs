using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

/// <summary>
/// One Gaussian a class over a model's features, all of one covariance: how far a record is from the nearest of them (Lee et
/// al. 2018). With one class for all records it is the background that the relative distance takes off (Ren et al. 2021).
/// </summary>
/// <remarks>
/// The covariance is divided by the number of records, gets a ridge of 1e-6 times its mean variance, and is never inverted:
/// in the coordinates that its Cholesky factor gives, distances are those of everyday geometry.
/// </remarks>
internal sealed class ClassGaussians
{
    private const double Ridge = 1e-6;

    private readonly Tensor _factor;

    // In the factor's coordinates, a row for each class that has records.
    private readonly Tensor _means;

    private ClassGaussians(Tensor factor, Tensor means) => (_factor, _means) = (factor, means);

    /// <param name="features">A row a record, in double precision.</param>
    /// <param name="labels">Whole numbers.</param>
    /// <returns>Null when the features do not vary within any class.</returns>
    public static ClassGaussians? Of(Tensor features, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var (present, row, counts) = labels.unique(return_inverse: true, return_counts: true);
        var means = zeros(present.size(0), features.size(1), ScalarType.Float64).index_add(0, row!, features, 1) / counts!.unsqueeze(1);
        var away = features - means.index_select(0, row!);
        var covariance = away.t().mm(away) / features.size(0);
        var variance = covariance.diagonal().mean().item<double>();
        if (!(variance > 0)) return null;
        covariance.diagonal().add_(Ridge * variance);
        var factor = linalg.cholesky(covariance);
        return new ClassGaussians(factor.MoveToOuterDisposeScope(), ToFactor(factor, means).MoveToOuterDisposeScope());
    }

    /// <summary>The squared Mahalanobis distance of each row to the nearest class.</summary>
    public Tensor SquaredDistances(Tensor features)
    {
        using var scope = NewDisposeScope();
        var places = ToFactor(_factor, features);
        // Class by class, from differences: products of great numbers would lose the small ones.
        var nearest = full([features.size(0)], double.PositiveInfinity, ScalarType.Float64);
        for (var label = 0; label < _means.size(0); label++) nearest = minimum(nearest, (places - _means[label]).square().sum(1L));
        return nearest.MoveToOuterDisposeScope();
    }

    // Afterwards the plain length of a row is the one that the covariance gives it.
    private static Tensor ToFactor(Tensor factor, Tensor rows) => linalg.solve_triangular(factor, rows.t(), upper: false).t();
}
