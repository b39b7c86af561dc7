using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Saliency;

/// <summary>
/// Saliency as a proximal step: after each step the smallest changes since the epoch began are undone and the others
/// shortened. What it keeps belongs to the scope of who calls <see cref="Anchor"/>.
/// </summary>
internal sealed class SoftMask(Subject model, double undone, long steps)
{
    private readonly FlatModel _model = new(model);
    private Tensor? _anchor;
    private long _step;

    /// <summary>An epoch begins here.</summary>
    public void Anchor()
    {
        _anchor?.Dispose();
        _anchor = _model.Values();
    }

    public void Apply()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var share = undone * (steps - _step++) / steps;
        var count = (long)Math.Floor(share * _anchor!.NumberOfElements + 1e-9);
        if (count == 0) return;
        var change = _model.Values() - _anchor;
        var threshold = change.abs().kthvalue(count, 0).values;
        _model.Set(_anchor + change.sign() * (change.abs() - threshold).clamp_min(0));
    }
}
