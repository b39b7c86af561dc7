using Quartz;

namespace Lethe.Web.Schedules;

/// <summary>
/// The times that a cron expression names on the clock of a zone. Everything that runs by it or shows it asks here, so
/// that what a page says will be is what will be.
/// </summary>
public sealed class CronTimes
{
    private readonly CronExpression _expression;

    private CronTimes(CronExpression expression, TimeZoneInfo zone) => (_expression, Zone) = (expression, zone);

    public TimeZoneInfo Zone { get; }

    /// <param name="cron">Five fields, minutes first, or Quartz's six or seven, seconds first.</param>
    /// <param name="zone">Such as <c>Europe/Berlin</c>.</param>
    /// <exception cref="ScheduleException">One of them cannot be read, or no such time ever comes.</exception>
    public static CronTimes Read(string cron, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) throw new ScheduleException($"There is no time zone '{zone}'; one is called Europe/Berlin, another UTC.");
        try
        {
            return new CronTimes(new CronExpression(CronFields.WithSeconds(cron), found), found);
        }
        catch (FormatException fault)
        {
            throw new ScheduleException($"'{cron}' is no cron expression: {fault.Message} One is '30 2 * * mon-fri', half past two on working days.");
        }
    }

    /// <summary>The first after this moment; null when none comes any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => _expression.GetNextValidTimeAfter(after);

    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        var times = new List<DateTimeOffset>(count);
        while (times.Count < count && Next(after) is { } next)
        {
            times.Add(TimeZoneInfo.ConvertTime(next, Zone));
            after = next;
        }
        return times;
    }
}
