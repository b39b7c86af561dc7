using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>What one rule of the policy said of one number.</summary>
public sealed record GateItem(string Subject, string Metric, string Slice, string Limit, string Verdict, string Sentence, string Reason)
{
    internal static GateItem Of(GateEntry gate) =>
        new(gate.Subject, gate.Metric, gate.Slice, gate.Limit, Word.Of(gate.Verdict), gate.Sentence, gate.Reason);
}
