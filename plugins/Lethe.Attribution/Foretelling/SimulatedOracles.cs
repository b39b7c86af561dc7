using Lethe.Attribution.Datamodels;
using static TorchSharp.torch;

namespace Lethe.Attribution.Foretelling;

/// <summary>Models trained on all records and moved as foretold, as if they had been retrained without the forget set.</summary>
internal static class SimulatedOracles
{
    private const int Fewest = 4;

    private static readonly (bool IsGaussian, KlomScores.Measure Of)[] Measures = [(false, Klom.Of), (true, Klom.Gaussian)];

    public static IEnumerable<Finding> Findings(EvaluationJob job, ForetoldPart part, ReferenceModel[] oracles, int draws)
    {
        using var scope = NewDisposeScope();
        // Those that saw a share only are further from each other than retrained models are.
        var alike = job.Shadows.Where(shadow => !shadow.Mask.Span.Contains(false)).ToArray();
        if (FaultOf(part.Records!, alike.Length, oracles.Length) is { Length: > 0 } fault) return Excuses(part, fault);
        var (originals, simulated) = (Margins(job, part.Records!, alike), Margins(job, part.Records!, alike, part.Shift));
        var truth = Margins(job, part.Records!, oracles);
        if (new[] { originals, simulated, truth }.Any(models => models.Any(margins => margins.Any(double.IsNaN)))) return Excuses(part, "Margins of some models are not numbers.");
        return [.. Measures.SelectMany(measure => Compare(job, part, measure, originals, simulated, truth, draws))];
    }

    private static IEnumerable<Finding> Excuses(ForetoldPart part, string reason) => Measures.SelectMany(measure =>
        ForetellingMetrics.OfMargins.Select(id => Finding.NotComputed(id, reason, ForetellingMetrics.Slice(part.Name, measure.IsGaussian))));

    private static IEnumerable<Finding> Compare(
        EvaluationJob job, ForetoldPart part, (bool IsGaussian, KlomScores.Measure Of) measure, double[][] originals, double[][] simulated, double[][] oracles, int draws)
    {
        var records = oracles[0].Length;
        var (floor, own, idle) = (new double[records], new double[records], new double[records]);
        for (var record = 0; record < records; record++)
        {
            // The same halves for every record and for both kinds of models.
            (floor[record], own[record]) = AtHalf(simulated, record);
            (_, idle[record]) = AtHalf(originals, record);
        }
        return new[] { own, idle, floor }.Zip(ForetellingMetrics.OfMargins, (scores, id) =>
        {
            var drawn = Bootstrap.Mean(scores, job.Random.Fork("margins").Fork(part.Name), draws);
            return new Finding
            {
                Metric = id,
                Value = Mean.Of(scores),
                Low = drawn.Low,
                High = drawn.High,
                IntervalBy = $"{drawn.By}, over records",
                N = records,
                Slice = ForetellingMetrics.Slice(part.Name, measure.IsGaussian),
            };
        });

        (double Floor, double Own) AtHalf(double[][] models, int record) =>
            KlomScores.AtHalf(Only(models, record), Only(oracles, record), measure.Of, scores => scores[0], job.Random.Fork("halves"), job.Cancellation);
    }

    private static double[][] Only(double[][] models, int record) => Array.ConvertAll(models, model => new[] { model[record] });

    private static double[][] Margins(EvaluationJob job, Split records, IEnumerable<ReferenceModel> models, Tensor? shift = null)
    {
        using var scope = NewDisposeScope();
        var classes = tensor(Enumerable.Range(0, records.Count).Select(records.Label).ToArray());
        return [.. models.Select(model =>
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var logits = model.Logits(records).to(float64);
            if (shift is not null) logits += shift;
            using var numbers = ShadowOutputs.Margins(logits.unsqueeze(0), classes).contiguous().data<double>();
            return numbers.ToArray();
        })];
    }

    private static string FaultOf(Split records, int alike, int oracles) =>
        !records.HasLabels ? $"The {records.Name} records carry no labels."
        : alike < Fewest || oracles < 2 * Fewest
            ? $"It takes {Fewest} shadows that saw all records, which an attribution asks for with shadowFraction: 1, and {2 * Fewest} oracles; there are {alike} and {oracles}."
        : "";
}
