using System.Text.Json;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;
using Lethe.Web.Parts;

namespace Lethe.Web.Schedules;

/// <summary>Looks at scheduled audits that have ended: is the verdict another, did numbers drift, is the canary the same?</summary>
internal sealed class ScheduleSettling(Engine engine)
{
    private readonly ScheduleBook _book = engine.Database.Schedules;

    /// <returns>How many were settled.</returns>
    public int All()
    {
        var settled = 0;
        foreach (var run in _book.Open())
        {
            if (engine.Database.Audits.Find(run.Audit) is not { State: not (AuditState.Queued or AuditState.Running) } audit) continue;
            Settle(run, audit);
            settled++;
        }
        return settled;
    }

    private void Settle(ScheduleRun run, AuditSummary audit)
    {
        run = run with { PlanMark = PlanMark(audit.Id) };
        var earlier = _book.Runs(run.Schedule, int.MaxValue).Where(other => other.Number < run.Number && other.IsSettled).ToArray();
        var (events, sentences) = (new List<string>(), new List<string>());
        var entry = _book.Find(run.Schedule);
        // With one seed every run is a canary of the first, and their numbers may still drift when what they rest on changes.
        bool IsTurn(ScheduleRun one) => !one.IsCanary || entry is { Terms.RotateSeed: false };
        if (run.IsCanary) Canary(run, audit, earlier, events, sentences);
        if (IsTurn(run)) Drift(run, audit, [.. earlier.Where(IsTurn)], events, sentences);
        var isRaised = events.Count > 0;
        var before = earlier.Where(other => IsTurn(run) ? IsTurn(other) : other.Seed == run.Seed).MaxBy(other => other.Number) is { } last
            && engine.Database.Audits.Find(last.Audit) is { } lastAudit ? OutcomeOf(lastAudit) : null;
        if (before is not null && before != OutcomeOf(audit))
        {
            events.Add("verdict-changed");
            sentences.Add($"The verdict was {before} and is {OutcomeOf(audit)}.");
        }
        var news = events.Count == 0 || entry is null ? null : JsonSerializer.Serialize(
            new ScheduleNews(events, entry.Id, entry.Terms.Name, audit.Id, OutcomeOf(audit), before, sentences, engine.Clock.GetUtcNow()), JsonSerializerOptions.Web);
        _book.Settle(run with { IsSettled = true, IsRaised = isRaised, Note = string.Join(' ', sentences), NoticeJson = news, NoticeState = news is null ? "" : "to be told" });
    }

    private void Canary(ScheduleRun run, AuditSummary audit, ScheduleRun[] earlier, List<string> events, List<string> sentences)
    {
        if (audit.State != AuditState.Finished)
        {
            sentences.Add("The canary did not finish.");
            return;
        }
        if (run.PlanMark.Length == 0)
        {
            sentences.Add("Its plan is gone, so it was held against nothing.");
            return;
        }
        var reference = earlier.Where(other => other.Seed == run.Seed && other.PlanMark == run.PlanMark && IsFinished(other)).MinBy(other => other.Number);
        if (reference is null)
        {
            sentences.Add("Something that the numbers follow from is new: later canaries are held against this one.");
            return;
        }
        var differing = AuditComparison.Differing(engine.Database.Findings.All(reference.Audit), engine.Database.Findings.All(audit.Id));
        if (differing.Count == 0)
        {
            sentences.Add($"Bit for bit the same as audit {reference.Audit}.");
            return;
        }
        events.Add("canary-differs");
        sentences.Add($"With the same seed, files and code {Words.Count(differing.Count, "number")} differ from audit {reference.Audit}: {string.Join(", ", differing.Take(3))}{(differing.Count > 3 ? " and more" : "")}.");
    }

    private void Drift(ScheduleRun run, AuditSummary audit, ScheduleRun[] earlier, List<string> events, List<string> sentences)
    {
        if (audit.State != AuditState.Finished) return;
        var audits = earlier.Where(IsFinished).OrderBy(other => other.Number).ToArray();
        var rotates = audits.Any(other => other.Seed != run.Seed);
        if (audits.Length < AuditComparison.Fewest(rotates))
        {
            sentences.Add($"Drift is judged once {AuditComparison.Fewest(rotates)} audits came before.");
            return;
        }
        var drifted = AuditComparison.Drifted([.. audits.Select(other => engine.Database.Findings.All(other.Audit))], engine.Database.Findings.All(audit.Id), rotates);
        if (drifted.Count == 0)
        {
            sentences.Add($"No drift from audit {audits[0].Audit}.");
            return;
        }
        events.Add("drift");
        sentences.Add($"For two audits running away from audit {audits[0].Audit}: {string.Join(", ", drifted.Take(3))}{(drifted.Count > 3 ? $" and {drifted.Count - 3} more" : "")}.");
    }

    // By the plan that was carried out: what it says does not change with who asked for it or with today's settings.
    private string PlanMark(string audit)
    {
        var file = Path.Combine(engine.Home.Audits, audit, "plan.json");
        if (!File.Exists(file)) return "";
        try
        {
            var plan = PlanFile.Read(file, new RequestReader(engine.Plugins));
            return ScheduledRequest.Hash(plan.Units.Select(unit => $"{unit.Name} {unit.Key}"));
        }
        catch (Exception fault) when (fault is PlanException or SourceException)
        {
            // A plugin that it names is gone.
            return "";
        }
    }

    private bool IsFinished(ScheduleRun run) => engine.Database.Audits.Find(run.Audit)?.State == AuditState.Finished;

    private static string OutcomeOf(AuditSummary audit) => audit.State switch
    {
        AuditState.Finished => audit.Verdict is { } verdict ? Word.Of(verdict) : "not-judged",
        AuditState.Cancelled => "cancelled",
        _ => "could-not-run",
    };
}
