using TorchSharp.Modules;

namespace Lethe.Unlearning.Steps;

/// <summary>What gradient steps need to know, whichever method takes them.</summary>
/// <param name="ClipNorm">The most that the norm of all gradients may be; null: anything.</param>
internal sealed record DescentSettings(
    double LearningRate, double Momentum, double WeightDecay, BatchNormMode BatchNorm, double? ClipNorm = null)
{
    /// <summary>Steps scaled for each weight (Adam), with <see cref="Momentum"/> as its beta 1, instead of plain ones.</summary>
    public bool IsAdaptive { get; init; }

    /// <summary>The parameters that learn; null: all that are not frozen.</summary>
    public IReadOnlyCollection<Parameter>? Learning { get; init; }
}
