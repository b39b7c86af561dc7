using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>An evaluation without a store: computes logits when asked and keeps what is reported, for tests of evaluators.</summary>
public sealed class MemoryEvaluationJob : EvaluationJob
{
    private const int BatchSize = 256;

    private readonly List<Finding> _findings = [];
    private readonly List<Exhibit> _exhibits = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Exhibit> Exhibits => _exhibits;

    public override Tensor Logits(Split split) => LogitsOf(Subject, split, Cancellation);

    public override void Report(Finding finding) => _findings.Add(finding);

    public override void Show(Exhibit exhibit) => _exhibits.Add(exhibit);

    /// <summary>The one finding of that metric and slice.</summary>
    public Finding Single(string metric, string slice = "") => _findings.Single(finding => finding.Metric == metric && finding.Slice == slice);

    /// <summary>A subject's logits on a split, one row a record, on the CPU.</summary>
    public static Tensor LogitsOf(Subject subject, Split split, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in split.Batches(BatchSize, subject.Device))
        {
            cancellation.ThrowIfCancellationRequested();
            parts.Add(subject.Predict(batch.Inputs).cpu());
        }
        return scope.MoveToOuter(cat(parts, 0));
    }
}
