using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Spectre.Console;

namespace Lethe.Cli.Views;

/// <summary>What an audit found, for a person at a terminal: a row a number, a column a subject.</summary>
internal static class ResultTable
{
    private const int ColumnWidth = 20;
    private const int FirstColumnWidth = 34;

    public static void Write(AuditResult result, IAnsiConsole console)
    {
        foreach (var some in result.Subjects.Chunk(Math.Max(1, (console.Profile.Width - FirstColumnWidth) / ColumnWidth)))
            console.Write(Findings(some));
        if (result.Policy is { } policy) console.Write(Gates(policy));
        foreach (var stage in result.Stages.Where(stage => stage.State == UnitPhase.Failed))
            console.Write(new Text($"{stage.Stage.Name} failed: {stage.Message}\n", new Style(Color.Red)));
        console.Write(new Text(ResultLines.Summary(result) + "\n", new Style(Colour(result))));
    }

    private static Table Findings(MeasuredSubject[] subjects)
    {
        var table = new Table().RoundedBorder().AddColumn("metric");
        foreach (var subject in subjects) table.AddColumn(new TableColumn(Markup.Escape(subject.Label)).RightAligned());
        var rows = subjects.SelectMany(subject => subject.Findings).Where(IsWhole).Select(ResultLines.Name).Distinct();
        foreach (var row in rows)
        {
            table.AddRow(subjects.Select(subject => Cell(subject.Findings.FirstOrDefault(finding => ResultLines.Name(finding) == row)))
                .Prepend(new Text(row)));
        }
        if (subjects.Any(subject => subject.Model is not null))
            table.AddRow(subjects.Select(subject => new Text(subject.Model is { } model ? Words.Time(model.Seconds) : "", new Style(Color.Grey)))
                .Prepend(new Text("time to make it", new Style(Color.Grey))));
        return table;
    }

    // Single classes fill pages; `audit show` and the exports have them.
    private static bool IsWhole(Finding finding) => !finding.Slice.Contains("class=", StringComparison.Ordinal);

    private static Text Cell(Finding? finding) => finding switch
    {
        null => new Text(""),
        { Value: null } => new Text("n/a", new Style(Color.Grey)),
        _ => new Text(ResultLines.Value(finding)),
    };

    private static Table Gates(PolicyOutcome policy)
    {
        var table = new Table().RoundedBorder().AddColumns("gate", "subject", "");
        foreach (var gate in policy.Results)
            table.AddRow(
                new Text(AuditJson.WordOf(gate.Verdict), new Style(Colour(gate.Verdict))), new Text(gate.Subject), new Text(gate.Sentence));
        return table;
    }

    private static Color Colour(AuditResult result) =>
        !result.IsComplete ? Color.Red : result.Policy is null ? Color.Default : Colour(result.Verdict);

    private static Color Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Color.Green,
        Verdict.Fail => Color.Red,
        _ => Color.Yellow,
    };
}
