using System.Text;

namespace Lethe.Web.Schedules;

/// <summary>
/// Turns the five fields that everybody writes into Quartz's six: seconds in front, one of the two kinds of day left open,
/// and days of the week by name, because Quartz counts them from another number.
/// </summary>
internal static class CronFields
{
    private const int Usual = 5, DayOfMonth = 2, DayOfWeek = 4;

    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <exception cref="ScheduleException">Both kinds of day are given.</exception>
    public static string WithSeconds(string cron)
    {
        var fields = cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Usual) return cron;
        if (fields[DayOfWeek] == "*") fields[DayOfWeek] = "?";
        else if (fields[DayOfMonth] == "*") fields[DayOfMonth] = "?";
        else throw new ScheduleException($"'{cron}' names days of the month and days of the week; one of them must be *.");
        if (fields[DayOfWeek] != "?") fields[DayOfWeek] = Named(fields[DayOfWeek]);
        return $"0 {string.Join(' ', fields)}";
    }

    // Numbers after / and # count something else.
    private static string Named(string field)
    {
        var named = new StringBuilder();
        var isDay = true;
        foreach (var letter in field)
        {
            if (isDay && letter is >= '0' and <= '7') named.Append(Days[letter - '0']);
            else named.Append(letter);
            isDay = letter is ',' or '-';
            if (named.Length == 0) isDay = true;
        }
        return named.ToString();
    }
}
