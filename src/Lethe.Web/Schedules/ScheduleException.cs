namespace Lethe.Web.Schedules;

/// <summary>A schedule that cannot be, and why.</summary>
public sealed class ScheduleException(string message) : Exception(message);
