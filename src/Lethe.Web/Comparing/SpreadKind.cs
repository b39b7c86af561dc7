using Lethe.Sdk;
using Lethe.Storage.Findings;
using Lethe.Web.Charts;

namespace Lethe.Web.Comparing;

/// <summary>A spread over records that evaluators show, as histograms of several results beside each other.</summary>
/// <param name="Exhibit">The exhibit's id.</param>
/// <param name="Otherwise">What is said when none of the results has it.</param>
/// <param name="Part">Of an exhibit of curves: the series that is drawn.</param>
public sealed record SpreadKind(string Exhibit, string Title, string Axis, string Otherwise, string Part = "")
{
    private const int Bins = 30;

    public static readonly SpreadKind Confidence = new("confidences", "Confidence on the test split", "Confidence", "None of these results has confidences; eval.calibration shows them.");

    public static readonly SpreadKind Entropy = new("entropies", "Entropy of predictions on the test split", "Entropy, nats", "None of these results has entropies; no evaluator of these audits shows them.");

    public static readonly SpreadKind Klom = new("klom", "KLoM on the forget set, record by record", "KL(unlearned || oracle), nats", "These audits did not measure KLoM; eval.klom does.", "forget");

    /// <summary>Of each chosen result that has it.</summary>
    public IReadOnlyList<ShareSeries> Read(Comparison comparison, FindingReader findings)
    {
        var found = comparison.Chosen.Select(column => (Column: column, Exhibit: Find(column, findings))).Where(one => one.Exhibit is not null).ToArray();
        if (Part.Length == 0)
            return [.. found.Where(one => one.Exhibit is HistogramExhibit { Edges.Count: > 1 }).Select(one => ShareSeries.Of(one.Column.Title, one.Column.Colour, (HistogramExhibit)one.Exhibit!))];
        var curves = found.Select(one => (one.Column, Curve: (one.Exhibit as CurveExhibit)?.Series.FirstOrDefault(series => series.Name == Part))).Where(one => one.Curve is { X.Count: > 0 }).ToArray();
        var high = curves.Select(one => one.Curve!.X[^1]).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return high <= 0 ? [] : [.. curves.Select(one => ShareSeries.Of(one.Column.Title, one.Column.Colour, one.Curve!, high, Bins))];
    }

    private Exhibit? Find(CompareColumn column, FindingReader findings) =>
        column.Exhibits.FirstOrDefault(header => header.Id == Exhibit) is { } header ? findings.Exhibit(column.Key.Audit, column.Key.Label, header.Evaluator, header.Id) : null;
}
