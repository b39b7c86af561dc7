using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>A record and what broke it, to be looked at.</summary>
/// <param name="Clean">Channels, then rows, for an image.</param>
internal sealed record Attacked(float[] Clean, float[] Inputs, long Truth, long Answer, double Epsilon)
{
    /// <param name="place">Where the record is in the batch.</param>
    /// <param name="found">Where it is among the inputs that broke something.</param>
    public static Attacked Of(Batch batch, Tensor inputs, Tensor logits, int place, int found, double epsilon) => new(
        Values(batch.Inputs[place]), Values(inputs[found]), batch.Targets[place].item<long>(), logits[found].argmax().item<long>(), epsilon);

    private static float[] Values(Tensor tensor) => Numbers.Of<float>(tensor.to(ScalarType.Float32));
}
