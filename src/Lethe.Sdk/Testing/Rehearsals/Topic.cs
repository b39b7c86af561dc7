namespace Lethe.Sdk.Testing;

/// <summary>What a fault that was seen in a run is about; each has a row of its own.</summary>
internal enum Topic
{
    Finite,
    Findings,
    Exhibits,
    SubjectUnchanged,
    OriginalUnchanged,
    Rows,
    Records,
    Logits,
    Gives,
    Loss,
    Recalibration,
    Attribution,
}
