using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>What is differentiated: one number a record, from its own row of logits and its own label alone.</summary>
/// <param name="labels">Class numbers, or null where the records carry none.</param>
internal delegate Tensor ExampleScore(Tensor logits, Tensor? labels);
