using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Foretelling;

[Plugin("eval.foretelling", "Foretelling of the oracles",
    Summary = "Foretells by an attribution, without changing a weight, what the original would say had it never seen the forget set, and holds that against oracles: "
        + "whether datamodel matching can work, before it is tried.",
    Paper = "Georgiev, Rinberg, Park, Garg, Ilyas, Madry, Neel: Attribute-to-Delete: Machine Unlearning via Datamodel Matching, ICLR 2025")]
public sealed class ForetellingEvaluator(ForetellingOptions options) : IEvaluator
{
    // What the attribution needs comes on top.
    public static Needs Needs => Needs.Oracles | Needs.ForgetSet | Needs.TrainingData | Needs.ForgetLabels | Needs.RetainLabels;

    // It is the attribution that is measured.
    public static bool OnOracles => false;

    public static IReadOnlyList<Metric> Metrics => ForetellingMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        using var scope = NewDisposeScope();
        var oracles = job.Oracles.Take(options.Oracles).ToArray();
        if (oracles.Length == 0) throw new ModelException("eval.foretelling holds what is foretold against oracles, and the audit has none.");
        var measured = new List<(string Part, ForetoldOutputs Outputs)>();
        foreach (var part in ForetoldPart.Of(job, options))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (part.Fault.Length > 0)
            {
                foreach (var metric in ForetellingMetrics.All) job.Report(Finding.NotComputed(metric.Id, part.Fault, ForetellingMetrics.Slice(part.Name)));
                continue;
            }
            var outputs = Compare(job, part, oracles);
            foreach (var metric in ForetellingMetrics.OfOutputs) job.Report(Of(job, part.Name, outputs, metric));
            foreach (var finding in SimulatedOracles.Findings(job, part, oracles, options.Draws)) job.Report(finding);
            if (double.IsFinite(outputs.Error(outputs.All))) measured.Add((part.Name, outputs));
        }
        if (measured.Count == 0) return;
        job.Show(ForetellingExhibits.Table(measured));
        job.Show(ForetellingExhibits.Moves(measured));
    }

    private ForetoldOutputs Compare(EvaluationJob job, ForetoldPart part, ReferenceModel[] oracles)
    {
        using var scope = NewDisposeScope();
        var original = Outputs.Of(job, job.Original, part.Records!);
        return new ForetoldOutputs(Rows(original), Rows(original + part.Shift!), [.. oracles.Select(oracle =>
        {
            job.Cancellation.ThrowIfCancellationRequested();
            return Rows(oracle.Logits(part.Records!).to(float64));
        })]);
    }

    private double[][] Rows(Tensor outputs)
    {
        using var scope = NewDisposeScope();
        using var numbers = (options.Centre ? outputs - outputs.mean([1], keepdim: true) : outputs).contiguous().data<double>();
        return [.. numbers.ToArray().Chunk((int)outputs.size(1))];
    }

    private Finding Of(EvaluationJob job, string part, ForetoldOutputs outputs, (string Id, Func<ForetoldOutputs, int[], double> Of, string Undefined) metric)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        var slice = ForetellingMetrics.Slice(part);
        var value = metric.Of(outputs, outputs.All);
        if (!double.IsFinite(value)) return Finding.NotComputed(metric.Id, metric.Undefined, slice);
        var drawn = Bootstrap.Of(outputs.Records, rows => metric.Of(outputs, rows), job.Random.Fork("bootstrap").Fork(part), options.Draws);
        // Of few records a draw can miss all that differ.
        var isKnown = double.IsFinite(drawn.Low) && double.IsFinite(drawn.High);
        return new Finding
        {
            Metric = metric.Id,
            Value = value,
            Low = isKnown ? Math.Min(value, drawn.Low) : null,
            High = isKnown ? Math.Max(value, drawn.High) : null,
            IntervalBy = isKnown ? $"{drawn.By}, over records" : "",
            N = outputs.Records,
            Slice = slice,
        };
    }
}
