namespace Lethe.Auditing.Running.Workers;

/// <summary>What became of a unit, all attempts together.</summary>
/// <param name="Message">For people; says of every attempt that went wrong how it did.</param>
/// <param name="Details">Of a failure: the exception with its stack.</param>
/// <param name="Seconds">Of all attempts, without the wait for a worker.</param>
/// <param name="PeakMemoryBytes">The most resident memory of any attempt; 0 when the system does not tell.</param>
/// <param name="Attempts">0 when it was cancelled before a worker was free.</param>
public sealed record UnitOutcome(UnitState State, string Message, string? Details, double Seconds, long PeakMemoryBytes, int Attempts);
