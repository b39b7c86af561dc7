using Lethe.Attribution.Gradients;
using Lethe.Attribution.Influence;
using static TorchSharp.torch;

namespace Lethe.Attribution.EkFac;

/// <summary>
/// Labels as the model itself would give them. Under these the mean outer product of the loss's gradients is the
/// Gauss-Newton matrix; under the data's own it is only how gradients are spread.
/// </summary>
internal sealed class DrawnLabels(Subject model, InfluenceLoss loss, RandomStream random) : IDisposable
{
    private readonly Generator _generator = new((ulong)random.NextSeed(), CPU);

    /// <summary>The loss against what <see cref="Draw"/> drew.</summary>
    public ExampleScore Score => loss == InfluenceLoss.Squared
        ? (logits, wanted) => (logits - wanted!).square().sum(1L) / 2
        : ExampleScores.CrossEntropy;

    /// <summary>The same inputs with new labels: classes, or where the loss is squared, outputs with normal noise of deviation 1.</summary>
    public Batch Draw(Batch batch)
    {
        var outputs = model.Predict(batch.Inputs);
        return batch with { Labels = loss == InfluenceLoss.Squared ? Noisy(outputs) : Classes(outputs) };
    }

    public void Dispose() => _generator.Dispose();

    private Tensor Noisy(Tensor outputs) => outputs + randn(outputs.shape, float64, CPU, generator: _generator).to(outputs.dtype).to(outputs.device);

    private Tensor Classes(Tensor logits)
    {
        using var scope = NewDisposeScope();
        var chances = logits.to(float64).softmax(1).cpu();
        var place = rand([chances.size(0), 1], float64, CPU, generator: _generator);
        // Rounding can leave the last sum below 1.
        return scope.MoveToOuter(chances.cumsum(1).lt(place).sum(1L).clamp_max(chances.size(1) - 1).to(logits.device));
    }
}
