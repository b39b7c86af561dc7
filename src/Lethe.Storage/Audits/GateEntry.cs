using Lethe.Auditing.Verdicts;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>What one gate of the policy said of one number.</summary>
/// <param name="Slice">Empty: the whole.</param>
/// <param name="Limit">In words, such as <c>at least 0.85</c>.</param>
/// <param name="Sentence">The verdict with its numbers.</param>
/// <param name="Reason">Why the gate is there, in its author's words.</param>
public sealed record GateEntry(string Subject, string Metric, string Slice, string Limit, Verdict Verdict, string Sentence, string Reason)
{
    public static GateEntry Of(GateResult result) => new(
        result.Subject, result.Gate.Metric, result.Finding?.Slice ?? result.Gate.Slice ?? "", result.Gate.Rule.Words,
        result.Verdict, result.Sentence, result.Gate.Reason);

    internal static GateEntry Of(GateEntity row) =>
        new(row.Subject, row.Metric, row.Slice, row.Limit, row.Verdict, row.Sentence, row.Reason);

    internal GateEntity ToRow(string audit, int position) => new()
    {
        Audit = audit,
        Position = position,
        Subject = Subject,
        Metric = Metric,
        Slice = Slice,
        Limit = Limit,
        Verdict = Verdict,
        Sentence = Sentence,
        Reason = Reason,
    };
}
