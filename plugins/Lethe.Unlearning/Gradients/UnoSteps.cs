using System.Runtime.InteropServices;
using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Gradients;

/// <summary>Steps from a pair of batches.</summary>
internal sealed class UnoSteps
{
    private readonly UnoOptions _options;
    private readonly Descent _descent;
    private readonly FlatModel _model;
    private readonly double _ceiling;
    private long _step;

    public UnoSteps(UnlearningJob job, UnoOptions options, Descent descent)
    {
        (_options, _descent, _model) = (options, descent, new FlatModel(job.Model));
        _ceiling = options.StopAtLoss ?? Math.Log(job.Classes);
    }

    public void Take(Batch forget, Batch retain)
    {
        var old = _descent.Loss(forget);
        var kept = nn.functional.cross_entropy(_descent.Logits(retain), retain.Targets);
        var isSurgery = _options.Mode == UnoMode.Surgery || (_options.Mode == UnoMode.Alternating && _step % 2 == 1);
        _step++;
        if (_options.Mode == UnoMode.Ascent)
        {
            if (old.item<float>() < _ceiling) Descend(-Projection.Orthogonal(_model.Gradient(old), _model.Gradient(kept)));
        }
        else if (isSurgery)
        {
            Descend(Projection.Orthogonal(_model.Gradient(kept), _model.Gradient(old)));
        }
        else
        {
            Separate(old, kept);
        }
    }

    private void Descend(Tensor gradient)
    {
        foreach (var (own, part) in _model.Learning.Zip(_model.Split(gradient))) own.grad = part.clone();
        _descent.Step();
    }

    private void Separate(Tensor old, Tensor kept)
    {
        try
        {
            var cosine = Projection.SquaredCosine(_model.Gradient(old, differentiable: true), _model.Gradient(kept, differentiable: true));
            _descent.Step(kept + _options.Orthogonality * cosine + _options.ForgetWeight * old);
        }
        catch (ExternalException failure) when (failure.Message.Contains("not implemented", StringComparison.Ordinal))
        {
            throw new ModelException($"The model cannot be differentiated twice; ascent and surgery need no more than once. {failure.Message}", failure);
        }
    }
}
