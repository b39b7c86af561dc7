using static TorchSharp.torch;

namespace Lethe.Unlearning.LabelAgnostic;

/// <summary>Takes features to mean 0 and deviation 1, as they were in the original; those that never varied are left out.</summary>
internal sealed class FeatureScale : IDisposable
{
    private const double LeastDeviation = 1e-6;

    private readonly Tensor _kept;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;

    private FeatureScale(Tensor kept, Tensor mean, Tensor deviation) =>
        (_kept, _mean, _deviation) = (kept.DetachFromDisposeScope(), mean.DetachFromDisposeScope(), deviation.DetachFromDisposeScope());

    public long Count => _kept.NumberOfElements;

    /// <param name="features">Batches, one row a record; disposed by their maker.</param>
    public static FeatureScale Of(IEnumerable<Tensor> features)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var count = 0L;
        Tensor? sum = null, squares = null;
        foreach (var batch in features)
        {
            var wide = batch.to(ScalarType.Float64);
            count += batch.shape[0];
            sum = sum is null ? wide.sum(0L) : sum + wide.sum(0L);
            squares = squares is null ? wide.square().sum(0L) : squares + wide.square().sum(0L);
        }
        var mean = sum! / count;
        var deviation = (squares! / count - mean.square()).clamp_min(0).sqrt();
        // A deviation that rounding made is none.
        var kept = (deviation > LeastDeviation * (1 + mean.abs())).nonzero().flatten();
        if (kept.NumberOfElements == 0) throw new ModelException("The network has the same features for every record: there is nothing to unlearn from them.");
        return new FeatureScale(
            kept, mean.index_select(0, kept).to(ScalarType.Float32), deviation.index_select(0, kept).to(ScalarType.Float32));
    }

    /// <summary>Features as they are.</summary>
    public static FeatureScale Nothing(long count, Device device) =>
        new(arange(count, device: device), zeros(count, device: device), ones(count, device: device));

    public Tensor Apply(Tensor features) => (features.index_select(1, _kept) - _mean) / _deviation;

    public void Dispose()
    {
        _kept.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }
}
