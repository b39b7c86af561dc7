using System.Globalization;
using System.Text;
using Lethe.Statistics;

namespace Lethe.Hosting.Studies;

/// <summary>Several audits of one request, a row a result and a column a number: mean and deviation over the audits.</summary>
public sealed class StudyTable
{
    private readonly IReadOnlyList<StudyColumn> _columns;
    private readonly IReadOnlyList<StudyAudit> _audits;

    /// <param name="columns">Those that no audit measured are left out.</param>
    public StudyTable(IReadOnlyList<StudyAudit> audits, IReadOnlyList<StudyColumn> columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(audits.Count);
        _audits = audits;
        Subjects = [.. audits.SelectMany(audit => audit.Findings).Select(entry => entry.Subject).Distinct(StringComparer.Ordinal)];
        _columns = [.. columns.Where(column => Subjects.Any(subject => Numbers(subject, column).Length > 0))];
    }

    public IReadOnlyList<string> Subjects { get; }

    public IReadOnlyList<string> Columns => [.. _columns.Select(column => column.Name)];

    /// <summary>One number an audit that has it.</summary>
    public double[] Numbers(string subject, StudyColumn column) => [.. _audits.Select(audit => audit.Value(subject, column)).OfType<double>()];

    /// <summary>The best method by the first column stands first; original and oracles are the anchors above.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| result | {string.Join(" | ", Columns)} |\n|---|{string.Concat(_columns.Select(_ => "---:|"))}\n");
        foreach (var subject in Ordered())
            text.Append(CultureInfo.InvariantCulture, $"| {subject} | {string.Join(" | ", _columns.Select(column => Cell(Numbers(subject, column))))} |\n");
        var seeds = string.Join(", ", _audits.Select(audit => audit.Seed));
        text.Append(CultureInfo.InvariantCulture, $"\nMean and standard deviation over {_audits.Count} {(_audits.Count == 1 ? "audit" : "audits")}, seeds {seeds}.\n");
        return text.ToString();
    }

    private IEnumerable<string> Ordered() => Subjects
        .OrderBy(subject => subject.StartsWith("unlearn.", StringComparison.Ordinal))
        .ThenBy(subject => _columns.Count > 0 && Numbers(subject, _columns[0]) is { Length: > 0 } numbers ? Mean.Of(numbers) : double.PositiveInfinity)
        .ThenBy(subject => subject, StringComparer.Ordinal);

    private static string Cell(double[] numbers) => numbers.Length switch
    {
        0 => "",
        1 => Short(numbers[0]),
        _ => $"{Short(Mean.Of(numbers))} ± {Short(Mean.Deviation(numbers))}",
    };

    private static string Short(double number) => Math.Abs(number) >= 100
        ? number.ToString("0", CultureInfo.InvariantCulture)
        : number.ToString(Math.Abs(number) >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture);
}
