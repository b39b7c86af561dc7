using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>The batch norms of all models as one over models times features.</summary>
internal sealed class StackedBatchNorm : StackedLayer
{
    private readonly BatchNorm1d[] _layers;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly Tensor _mean;
    private readonly Tensor _variance;
    private long _batches;

    public StackedBatchNorm(IEnumerable<BatchNorm1d> layers)
    {
        _layers = [.. layers];
        using var scope = NewDisposeScope();
        using var off = no_grad();
        _weight = nn.Parameter(cat([.. _layers.Select(layer => (Tensor)layer.weight)])).Detached();
        _bias = nn.Parameter(cat([.. _layers.Select(layer => (Tensor)layer.bias!)])).Detached();
        _mean = cat([.. _layers.Select(layer => layer.running_mean!)]).DetachFromDisposeScope();
        _variance = cat([.. _layers.Select(layer => layer.running_var!)]).DetachFromDisposeScope();
    }

    public override IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    public override Tensor Forward(Tensor input)
    {
        var (models, records, features) = (input.size(0), input.size(1), input.size(2));
        var side = input.transpose(0, 1).reshape(records, models * features);
        _batches++;
        var normal = nn.functional.batch_norm(
            side, _mean, _variance, _weight, _bias, training: true, _layers[0].momentum!.Value, _layers[0].eps);
        return normal.view(records, models, features).transpose(0, 1);
    }

    public override void WriteBack()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        for (var i = 0; i < _layers.Length; i++)
        {
            var (layer, from, size) = (_layers[i], i * _layers[i].num_features, _layers[i].num_features);
            layer.weight.copy_(_weight.narrow(0, from, size));
            layer.bias!.copy_(_bias.narrow(0, from, size));
            layer.running_mean!.copy_(_mean.narrow(0, from, size));
            layer.running_var!.copy_(_variance.narrow(0, from, size));
            layer.num_batches_tracked!.add_(_batches);
        }
    }

    public override void Dispose()
    {
        _mean.Dispose();
        _variance.Dispose();
        base.Dispose();
    }
}
