namespace Lethe.Sdk;

/// <summary>What the file of a map says of it beside its numbers.</summary>
/// <param name="Recalibrator">The plugin that fitted it and opens it again, with its options.</param>
/// <param name="Outputs">What the outputs were that it was fitted on. Some maps are others on logarithms of probabilities.</param>
/// <param name="FittedOn">The records of the fit, in words.</param>
/// <param name="Fingerprint">Of these records.</param>
/// <param name="Before">Of the fit's records, as the model came.</param>
/// <param name="After">Of the same, through the map.</param>
public sealed record RecalibrationFacts(
    PluginReference Recalibrator, OutputKind Outputs, int Classes, int Records, string FittedOn, string Fingerprint,
    PredictionScores Before, PredictionScores After)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
