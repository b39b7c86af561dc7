using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Learns a map from logits to better probabilities. Id prefix <c>recal</c>.</summary>
public interface IRecalibrator : IPlugin
{
    /// <summary>
    /// The altered copies of each record whose logits it looks at beside the record's own: they are in the job, and asked for again
    /// wherever the map is applied. Usually none.
    /// </summary>
    IReadOnlyList<RecordChange> Copies => [];

    /// <summary>Fits on held-out logits and returns the map, which can be saved and applied to any subject.</summary>
    Recalibration Fit(RecalibrationJob job);

    /// <summary>
    /// Opens a map from what was saved of it, with the options that it was fitted with: it applies bit for bit as the one
    /// that was fitted. The numbers come from a file and may be anything; what makes no map is refused in a sentence.
    /// </summary>
    /// <param name="state">As <see cref="Recalibration.State"/> gave it. Its caller keeps it; the map copies what it needs.</param>
    Recalibration Open(IReadOnlyDictionary<string, Tensor> state);
}
