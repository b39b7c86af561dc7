using Lethe.Storage.Schedules;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>One audit that a schedule asked for.</summary>
/// <param name="Raised">Drift, or a canary that is not the same.</param>
/// <param name="Note">What was compared, in sentences.</param>
/// <param name="Told">How telling others went; empty when there was nothing to tell.</param>
public sealed record ScheduleRunItem(
    int Number, string Audit, string Trigger, long Seed, bool Canary, DateTimeOffset? Due, DateTimeOffset Started, bool Settled, bool Raised, string Note, string Told)
{
    internal static ScheduleRunItem Of(ScheduleRun run) => new(
        run.Number, run.Audit, Word.Of(run.Trigger), run.Seed, run.IsCanary, run.DueAt, run.StartedAt, run.IsSettled, run.IsRaised, run.Note, run.NoticeState);
}
