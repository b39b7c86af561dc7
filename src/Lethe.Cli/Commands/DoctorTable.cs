using Lethe.Cli.Health;
using Spectre.Console;

namespace Lethe.Cli.Commands;

/// <summary>The results for a person at a terminal of any width.</summary>
internal static class DoctorTable
{
    public static void Write(IReadOnlyList<CheckResult> results, IAnsiConsole console)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().PadRight(0));
        foreach (var result in results)
        {
            grid.AddRow(
                new Text(DoctorLines.Word(result.Status), new Style(Colour(result.Status))),
                new Text(result.Title, new Style(decoration: Decoration.Bold)),
                Findings(result));
        }

        console.Write(grid);
        console.WriteLine();
        console.Write(new Text(DoctorLines.Summary(results) + "\n", new Style(
            DoctorLines.Missing(results) == 0 ? Color.Green : Color.Red)));
    }

    private static Paragraph Findings(CheckResult result)
    {
        var text = new Paragraph(result.Detail);
        return result.Remedy is null ? text : text.Append("\n" + result.Remedy, new Style(Color.Yellow));
    }

    private static Color Colour(CheckStatus status) => status switch
    {
        CheckStatus.Ok => Color.Green,
        CheckStatus.Optional => Color.Grey,
        _ => Color.Red,
    };
}
