namespace Lethe.Unlearning.Steps;

/// <summary>What gradient steps need to know, whichever method takes them.</summary>
/// <param name="ClipNorm">The most that the norm of all gradients may be; null: anything.</param>
internal sealed record DescentSettings(
    double LearningRate, double Momentum, double WeightDecay, BatchNormMode BatchNorm, double? ClipNorm = null);
