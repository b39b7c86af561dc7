namespace Lethe.Auditing.Running;

/// <summary>How far a unit is and how it went.</summary>
/// <param name="Reused">Its artifact was there before.</param>
/// <param name="Message">Why it failed or was skipped, for people.</param>
/// <param name="Details">Of a failure: what a developer wants to see.</param>
public sealed record UnitReport(
    UnitPhase Phase, bool Reused = false, double Seconds = 0, string Message = "", string? Details = null, long PeakMemoryBytes = 0, int Attempts = 0)
{
    public bool IsOver => Phase is not (UnitPhase.Waiting or UnitPhase.Running);
}
