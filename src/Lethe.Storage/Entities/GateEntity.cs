using Lethe.Auditing.Verdicts;

namespace Lethe.Storage.Entities;

internal sealed class GateEntity
{
    public required string Audit { get; set; }

    public int Position { get; set; }

    public required string Subject { get; set; }

    public required string Metric { get; set; }

    public required string Slice { get; set; }

    public required string Limit { get; set; }

    public Verdict Verdict { get; set; }

    public required string Sentence { get; set; }

    public required string Reason { get; set; }
}
