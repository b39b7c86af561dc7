using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Spectre.Console;

namespace Lethe.Cli.Views;

/// <summary>
/// What an audit found, for a person at a terminal: a row a number, a column a subject. Only the
/// headlines; the exports have all of it.
/// </summary>
internal static class ResultTable
{
    private const int ColumnWidth = 18;
    private const int FirstColumnWidth = 30;

    public static void Write(ShownResult result, Headlines headlines, IAnsiConsole console)
    {
        // What it was and what it should be stand first.
        foreach (var some in result.Subjects.OrderBy(subject => subject.Kind == SubjectKind.Unlearned).Chunk(Math.Max(1, (console.Profile.Width - FirstColumnWidth) / ColumnWidth)))
            console.Write(Findings(some, headlines));
        if (result.Gates.Count + result.Missing.Count > 0) console.Write(Gates(result));
        foreach (var stage in result.Stages.Where(stage => stage.State == UnitPhase.Failed))
            console.Write(new Text($"{stage.Name} failed: {stage.Message}\n", new Style(Color.Red)));
        console.Write(new Text(ResultLines.Summary(result, headlines) + "\n", new Style(Colour(result))));
    }

    private static Table Findings(ShownSubject[] subjects, Headlines headlines)
    {
        var table = new Table().RoundedBorder().AddColumn("");
        foreach (var subject in subjects) table.AddColumn(new TableColumn(new Text(Heading(subject), new Style(decoration: Decoration.Bold))).RightAligned());
        var rows = subjects.SelectMany(subject => subject.Findings).Where(finding => headlines.Has(finding.Metric, finding.Slice)).Select(ResultLines.Name).Distinct();
        foreach (var row in rows)
        {
            table.AddRow(subjects.Select(subject => Cell(subject.Findings.FirstOrDefault(finding => ResultLines.Name(finding) == row)))
                .Prepend(new Paragraph(row)));
        }
        if (subjects.Any(subject => subject.Seconds is not null))
            table.AddRow(subjects.Select(subject => new Paragraph(subject.Seconds is { } seconds ? Words.Time(seconds) : "", new Style(Color.Grey)))
                .Prepend(new Paragraph("time to make it", new Style(Color.Grey))));
        return table;
    }

    // The kind is the column's place; what is left is the name.
    private static string Heading(ShownSubject subject) =>
        subject.Kind == SubjectKind.Unlearned ? subject.Label[(subject.Label.IndexOf('.', StringComparison.Ordinal) + 1)..] : subject.Label;

    private static Paragraph Cell(Finding? finding) => finding switch
    {
        null => new Paragraph(),
        { Value: null } => new Paragraph("n/a", new Style(Color.Grey)),
        _ => new Paragraph(Words.Number(finding.Value)).Append($"\n{ResultLines.Interval(finding)}".TrimEnd('\n'), new Style(Color.Grey)),
    };

    private static Table Gates(ShownResult result)
    {
        var table = new Table().RoundedBorder().AddColumns("gate", "subject", "");
        foreach (var gate in result.Gates)
            table.AddRow(
                new Text(AuditJson.WordOf(gate.Verdict), new Style(Colour(gate.Verdict))), new Text(gate.Subject), new Text(gate.Sentence));
        foreach (var subjects in result.Missing.GroupBy(missing => missing.Sentence))
            table.AddRow(
                new Text("inconclusive", new Style(Color.Yellow)), new Text(string.Join(", ", subjects.Select(missing => missing.Subject))), new Text(subjects.Key));
        return table;
    }

    private static Color Colour(ShownResult result) =>
        !result.IsComplete ? Color.Red : result.Verdict is { } verdict ? Colour(verdict) : Color.Default;

    private static Color Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Color.Green,
        Verdict.Fail => Color.Red,
        _ => Color.Yellow,
    };
}
