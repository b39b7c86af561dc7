using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Good;

[Plugin("eval.accuracy", "Accuracy", Summary = "Share of test records that are classified right.")]
public class Accuracy : IEvaluator
{
    public static Needs Needs => Needs.TestData;

    public static IReadOnlyList<Metric> Metrics { get; } =
        [new("accuracy.test", "Test accuracy", Direction.Higher, "Share of test records whose largest logit is the label's.")];

    public static bool IsSeeded => false;

    public virtual void Evaluate(EvaluationJob job)
    {
        job.Report(Measure(job));
        job.Show(Exhibit("counts"));
    }

    protected static Finding Measure(EvaluationJob job)
    {
        var test = job.Data.Test!;
        var labels = tensor(Enumerable.Range(0, test.Count).Select(test.Label).ToArray());
        var right = job.Logits(test).argmax(1L).eq(labels).sum().item<long>();
        job.Cancellation.ThrowIfCancellationRequested();
        var interval = Proportion.Wilson(right, test.Count);
        return new Finding
        {
            Metric = "accuracy.test",
            Value = (double)right / test.Count,
            Low = interval.Low,
            High = interval.High,
            IntervalBy = "Wilson",
            N = test.Count,
        };
    }

    protected static TableExhibit Exhibit(string id) => new() { Id = id, Title = "Counts", Columns = ["right"], Rows = [["1"]] };
}
