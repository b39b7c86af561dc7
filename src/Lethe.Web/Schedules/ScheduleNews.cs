namespace Lethe.Web.Schedules;

/// <summary>What others are told of a scheduled audit; as JSON the body of a webhook. Names are added to and never changed.</summary>
/// <param name="Events"><c>verdict-changed</c>, <c>drift</c>, <c>canary-differs</c>.</param>
/// <param name="Verdict">Of this audit: a verdict, <c>not-judged</c>, or why there is none.</param>
/// <param name="Before">Of the scheduled audit before; null when there was none.</param>
public sealed record ScheduleNews(
    IReadOnlyList<string> Events, string Schedule, string Name, string Audit, string Verdict, string? Before, IReadOnlyList<string> Sentences, DateTimeOffset Time);
