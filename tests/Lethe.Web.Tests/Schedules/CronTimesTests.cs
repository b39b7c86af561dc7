using System.Globalization;
using Lethe.Web.Schedules;

namespace Lethe.Web.Tests.Schedules;

public sealed class CronTimesTests
{
    [Theory]
    [InlineData("30 2 * * *", "0 30 2 * * ?")]
    [InlineData("0 0 1 * *", "0 0 0 1 * ?")]
    [InlineData("0 9 * * 1-5", "0 0 9 ? * MON-FRI")]
    [InlineData("0 9 * * 0,7", "0 0 9 ? * SUN,SUN")]
    [InlineData("0 9 * * mon#2", "0 0 9 ? * mon#2")]
    [InlineData("0 9 * * 5#2", "0 0 9 ? * FRI#2")]
    [InlineData("*/5 * * * *", "0 */5 * * * ?")]
    [InlineData("0 30 2 * * ?", "0 30 2 * * ?")]
    public void Fields_OfAnEverydayExpression_BecomeQuartzs(string cron, string expected) => Assert.Equal(expected, CronFields.WithSeconds(cron));

    [Theory]
    [InlineData("0 9 1 * mon")]
    [InlineData("often")]
    [InlineData("0 25 * * *")]
    [InlineData("61 * * * *")]
    public void Expression_ThatIsNone_IsRefusedWithASentence(string cron)
    {
        var refused = Assert.Throws<ScheduleException>(() => CronTimes.Read(cron, "UTC"));
        Assert.Contains(cron, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zone_ThatIsNone_IsRefused() =>
        Assert.Contains("Europe/Berlin", Assert.Throws<ScheduleException>(() => CronTimes.Read("0 2 * * *", "Mars/Phobos")).Message, StringComparison.Ordinal);

    [Fact]
    public void Next_OfADateThatNeverComes_IsNone() => Assert.Null(CronTimes.Read("0 0 0 31 2 ?", "UTC").Next(Time("2026-10-24T12:00:00Z")));

    [Theory]
    [InlineData("30 2 * * *", "UTC", "2026-10-24T12:00:00Z", "2026-10-25T02:30:00+00:00", "2026-10-26T02:30:00+00:00")]
    [InlineData("0 9 * * 1-5", "Asia/Tokyo", "2026-10-24T12:00:00Z", "2026-10-26T09:00:00+09:00", "2026-10-27T09:00:00+09:00")]
    public void Next_OnAnOrdinaryDay_IsOnTheClockOfTheZone(string cron, string zone, string after, params string[] expected) =>
        Assert.Equal(expected, Shown(CronTimes.Read(cron, zone).Next(Time(after), expected.Length)));

    [Fact]
    public void Next_AtATimeThatTheClockSkips_IsTheFirstMomentAfterTheGap() => Assert.Equal(
        ["2027-03-27T02:30:00+01:00", "2027-03-28T03:00:00+02:00", "2027-03-29T02:30:00+02:00"],
        Shown(CronTimes.Read("30 2 * * *", "Europe/Berlin").Next(Time("2027-03-26T12:00:00Z"), 3)));

    [Fact]
    public void Next_AtATimeThatTheClockShowsTwice_IsTheFirstOfTheTwo() => Assert.Equal(
        ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"],
        Shown(CronTimes.Read("30 2 * * *", "Europe/Berlin").Next(Time("2026-10-24T12:00:00Z"), 2)));

    [Fact]
    public void Next_EveryHalfHour_GoesOnThroughTheHourThatComesTwice() => Assert.Equal(
        ["2026-10-25T02:00:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:30:00+01:00", "2026-10-25T03:00:00+01:00"],
        Shown(CronTimes.Read("*/30 * * * *", "Europe/Berlin").Next(Time("2026-10-24T23:30:00Z"), 5)));

    private static IEnumerable<string> Shown(IEnumerable<DateTimeOffset> times) => times.Select(time => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
