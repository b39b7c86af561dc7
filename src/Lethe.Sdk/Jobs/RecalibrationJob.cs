using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Held-out logits and labels to learn a recalibration from.</summary>
public sealed class RecalibrationJob : Job
{
    /// <summary>
    /// One row a record, double precision, on the CPU; with those of its copies as <see cref="RecordCopies"/> stacks them, where
    /// the recalibrator asks for copies.
    /// </summary>
    public required Tensor Logits { get; init; }

    public required Tensor Labels { get; init; }
}
