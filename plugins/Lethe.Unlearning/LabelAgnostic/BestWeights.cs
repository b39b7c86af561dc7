using static TorchSharp.torch;

namespace Lethe.Unlearning.LabelAgnostic;

/// <summary>Remembers the weights of the epoch that scored highest. What it keeps belongs to the scope it is made in.</summary>
internal sealed class BestWeights(Subject model, int? patience)
{
    private Tensor[]? _best;
    private double _highest = double.NegativeInfinity;
    private int _since;

    /// <summary>Takes note of an epoch's score; true after so many epochs without a higher one.</summary>
    public bool IsTimeToStop(double score)
    {
        if (patience is null) return false;
        if (score > _highest)
        {
            (_highest, _since) = (score, 0);
            Keep();
            return false;
        }
        return ++_since >= patience;
    }

    /// <summary>Gives the model the best weights back; nothing where no epoch was scored.</summary>
    public void Restore()
    {
        using var off = no_grad();
        foreach (var (own, kept) in model.Module.parameters().Zip(_best ?? [])) own.copy_(kept);
    }

    private void Keep()
    {
        using var off = no_grad();
        if (_best is null) _best = [.. model.Module.parameters().Select(own => own.detach().clone())];
        else foreach (var (kept, own) in _best.Zip(model.Module.parameters())) kept.copy_(own);
    }
}
