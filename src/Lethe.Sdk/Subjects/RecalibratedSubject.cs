using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>
/// A model whose outputs go through a fitted map. It predicts, and has the features of the model behind it; training it or
/// following its gradients would pass the map by, so that it gives neither. It owns both.
/// </summary>
public sealed class RecalibratedSubject(Subject inner, Recalibration map, RecalibrationFacts facts) : Subject
{
    // As far as a loss is followed that comes from a probability: minus infinity is no logit.
    private static readonly double LeastLogit = Math.Log(PredictionScores.LeastProbability);

    /// <summary>The model behind the map.</summary>
    public Subject Inner => inner;

    public Recalibration Map => map;

    public RecalibrationFacts Facts => facts;

    public override string Format => $"{inner.Format} recalibrated by {map.Plugin}";

    public override Capabilities Can => inner.Can & (Capabilities.Predict | Capabilities.Features);

    public override Device Device => inner.Device;

    /// <summary>A map may have made a probability 0.</summary>
    public override bool IsRounded => true;

    /// <summary>Logarithms of probabilities, in the precision of the model's own outputs.</summary>
    public override Tensor Predict(Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var outputs = inner.Predict(inputs);
        if (outputs.dim() != 2 || outputs.size(1) != facts.Classes)
            throw new ModelException(
                $"The map of {map.Plugin} is for {facts.Classes} classes; the model gives outputs of shape [{string.Join(", ", outputs.shape)}].");
        var logits = RecordCopies.Stack(facts.Outputs.AsLogits(outputs), inner, inputs, map.Copies, facts.Outputs);
        var logs = map.Apply(logits).to(Device);
        return scope.MoveToOuter(logs.nan_to_num(double.NaN, null, LeastLogit).to(outputs.dtype));
    }

    public override Tensor Features(Tensor inputs) => inner.Features(inputs);

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        map.Dispose();
        inner.Dispose();
    }
}
