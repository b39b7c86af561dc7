using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Running;

/// <summary>What the units of an audit may use.</summary>
/// <param name="MemoryBytes">Of one worker; null: no limit.</param>
/// <param name="UnitTime">Of one unit; null: no limit.</param>
/// <param name="StallTime">A unit that says nothing for so long hangs; null: it may.</param>
public sealed record RunLimits(long? MemoryBytes, TimeSpan? UnitTime, TimeSpan? StallTime)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static RunLimits Default { get; } = new(null, null, TimeSpan.FromMinutes(30));

    /// <summary>A method that has used up its budget twice over does not look at it.</summary>
    public UnitLimits Of(Unit unit, BudgetLimits budget)
    {
        var time = UnitTime;
        if (unit.Kind == UnitKind.Unlearn && budget.Minutes is { } minutes)
        {
            var most = TimeSpan.FromMinutes(2 * minutes) + Grace;
            if (time is null || most < time) time = most;
        }
        return new UnitLimits(MemoryBytes, time, StallTime);
    }
}
