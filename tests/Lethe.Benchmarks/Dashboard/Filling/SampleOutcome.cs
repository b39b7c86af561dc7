using System.Globalization;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Benchmarks.Dashboard.Filling;

/// <summary>What an audit found, of the size and shape that audits have, with numbers that are drawn.</summary>
internal sealed class SampleOutcome(IReadOnlyList<Metric> metrics, int findings, Random random)
{
    public const string Unlearned = "unlearn.fine-tune";

    private const string Evaluator = "eval.utility", Hex = "0123456789abcdef";

    private const int Bins = 30, Points = 200, Gates = 8;

    private static readonly string[] Subjects = ["original", "oracle", Unlearned];

    public AuditOutcome Draw()
    {
        var found = Subjects.SelectMany(Findings).Take(findings).ToArray();
        var gates = found.Where(entry => entry is { Subject: Unlearned, Finding.Slice.Length: 0 }).Take(Gates).Select(Judge).ToArray();
        return new AuditOutcome
        {
            State = AuditState.Finished,
            Verdict = gates.Any(gate => gate.Verdict == Verdict.Fail) ? Verdict.Fail : Verdict.Pass,
            Result = new JsonObject { ["findings"] = new JsonArray([.. found.Select(Json)]) },
            Findings = found,
            Gates = gates,
            Exhibits = [.. Subjects.SelectMany(Exhibits)],
            Models = [.. Subjects.Select(subject => new ModelEntry(subject, StageKey.Parse(random.GetString(Hex, 64)), "safetensors", new JsonObject { ["parameters"] = 5322, ["seconds"] = 3 }))],
        };
    }

    // First of the whole, then class by class, until there are enough.
    private IEnumerable<FindingEntry> Findings(string subject)
    {
        var each = (findings + Subjects.Length - 1) / Subjects.Length;
        return Enumerable.Range(0, each).Select(i => new FindingEntry(subject, Evaluator, Number(metrics[i % metrics.Count].Id, i / metrics.Count)));
    }

    private Finding Number(string metric, int part)
    {
        var (value, half) = (random.NextDouble(), 0.02 + random.NextDouble() / 20);
        return new Finding
        {
            Metric = metric,
            Value = value,
            Low = value - half,
            High = value + half,
            IntervalBy = "bootstrap, 2000 draws",
            N = 1200,
            Slice = part == 0 ? "" : $"class={(part - 1).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private GateEntry Judge(FindingEntry entry)
    {
        var verdict = random.NextDouble() < 0.03 ? Verdict.Fail : Verdict.Pass;
        return new GateEntry(entry.Subject, entry.Finding.Metric, entry.Finding.Slice, "at least 0.01", verdict, "The number beside its limit, in a sentence.", "It must do its work.");
    }

    private IEnumerable<ExhibitEntry> Exhibits(string subject)
    {
        yield return new ExhibitEntry(subject, Evaluator, new HistogramExhibit
        {
            Id = "confidences",
            Title = "Confidence on the test split",
            X = new Axis("Confidence"),
            Edges = [.. Enumerable.Range(0, Bins + 1).Select(i => (double)i / Bins)],
            Series = [new HistogramSeries("test", [.. Enumerable.Range(0, Bins).Select(_ => random.NextInt64(100))])],
        });
        yield return new ExhibitEntry(subject, Evaluator, new CurveExhibit
        {
            Id = "klom",
            Title = "KLoM, record by record",
            X = new Axis("KL(unlearned || oracle), nats"),
            Y = new Axis("Share of records"),
            Series = [new CurveSeries("forget", [.. Enumerable.Range(0, Points).Select(i => i / 20.0)], [.. Enumerable.Range(1, Points).Select(i => (double)i / Points)], [], [])],
        });
    }

    private static JsonNode Json(FindingEntry entry) => new JsonObject
    {
        ["subject"] = entry.Subject,
        ["evaluator"] = entry.Evaluator,
        ["metric"] = entry.Finding.Metric,
        ["slice"] = entry.Finding.Slice,
        ["value"] = entry.Finding.Value,
        ["low"] = entry.Finding.Low,
        ["high"] = entry.Finding.High,
        ["n"] = entry.Finding.N,
    };
}
