using Lethe.Auditing.Planning;
using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the numbers of several subjects lie beside each other; the oracles are a band behind the others.</summary>
public sealed record IntervalPlot(double Height, IntervalMark? Oracle, IReadOnlyList<IntervalMark> Marks)
{
    public const double Width = 180, RowHeight = 11, Margin = 6;

    /// <summary>Null when there are not two numbers to look at side by side.</summary>
    public static IntervalPlot? Of(IReadOnlyList<string> subjects, IReadOnlyList<Finding?> findings)
    {
        var known = subjects.Zip(findings).Where(pair => pair.Second?.Value is { } value && double.IsFinite(value)).ToArray();
        if (known.Length < 2) return null;
        var scale = ChartScale.Over(known.SelectMany(pair => Ends(pair.Second!)), new Axis(""), Margin, Width - Margin);
        var marks = known.Where(pair => pair.First != Plan.Oracle).Select((pair, row) => Mark(pair.First, pair.Second!, row, scale)).ToArray();
        var oracle = known.Where(pair => pair.First == Plan.Oracle).Select(pair => Mark(pair.First, pair.Second!, 0, scale)).FirstOrDefault();
        return new IntervalPlot(marks.Length * RowHeight + 4, oracle, marks);
    }

    private static double[] Ends(Finding finding) =>
        [.. new[] { finding.Value, finding.Low, finding.High }.OfType<double>().Where(double.IsFinite)];

    private static IntervalMark Mark(string subject, Finding finding, int row, ChartScale scale)
    {
        var ends = Ends(finding);
        return new IntervalMark(row, scale.Map(finding.Value!.Value), scale.Map(ends.Min()), scale.Map(ends.Max()),
            subject == Plan.Original ? "original" : "result", $"{subject}: {Words.Number(finding.Value)}");
    }
}
