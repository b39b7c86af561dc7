using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>Watches the validation loss, and keeps the weights of the epoch that was best.</summary>
internal sealed class EarlyStopping(int patience) : IDisposable
{
    private Dictionary<string, Tensor>? _best;
    private int _since;

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Takes note of an epoch's loss; false when it is time to stop.</summary>
    public bool GoOn(double loss, nn.Module module)
    {
        if (loss < BestLoss)
        {
            BestLoss = loss;
            _since = 0;
            Keep(module);
            return true;
        }
        return ++_since < patience;
    }

    /// <summary>Gives the module the best weights back; nothing if no epoch was completed.</summary>
    public void Restore(nn.Module module)
    {
        if (_best is not null) module.load_state_dict(_best);
    }

    public void Dispose()
    {
        foreach (var tensor in _best?.Values ?? Enumerable.Empty<Tensor>()) tensor.Dispose();
        _best = null;
    }

    private void Keep(nn.Module module)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var state = module.state_dict();
        if (_best is null) _best = state.ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope());
        else foreach (var (name, kept) in _best) kept.copy_(state[name]);
    }
}
