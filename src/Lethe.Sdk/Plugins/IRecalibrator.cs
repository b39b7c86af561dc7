namespace Lethe.Sdk;

/// <summary>Learns a map from logits to better probabilities. Id prefix <c>recal</c>.</summary>
public interface IRecalibrator : IPlugin
{
    /// <summary>Fits on held-out logits and returns the map, which can be saved and applied to any subject.</summary>
    Recalibration Fit(RecalibrationJob job);
}
