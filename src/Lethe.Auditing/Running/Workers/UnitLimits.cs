namespace Lethe.Auditing.Running.Workers;

/// <summary>What a unit may use; null is without a limit.</summary>
/// <param name="MemoryBytes">Resident memory of the whole worker, its libraries included.</param>
/// <param name="TotalTime">Of one attempt, the start of a worker included.</param>
/// <param name="StallTime">The longest silence: no progress and no log line.</param>
public sealed record UnitLimits(long? MemoryBytes = null, TimeSpan? TotalTime = null, TimeSpan? StallTime = null)
{
    public static UnitLimits None { get; } = new();
}
