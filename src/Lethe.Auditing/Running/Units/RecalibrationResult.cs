using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Running.Units;

/// <summary>A map that was fitted and written, and what it does to records that it was not fitted on.</summary>
/// <param name="ScoredOn">How many these are.</param>
public sealed record RecalibrationResult(RecalibrationFacts Facts, int ScoredOn, PredictionScores Before, PredictionScores After);
