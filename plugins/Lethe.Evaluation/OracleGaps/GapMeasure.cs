namespace Lethe.Evaluation.OracleGaps;

/// <summary>What is compared, record by record.</summary>
internal enum GapMeasure
{
    Accuracy,
    Loss,
}
