using Lethe.Cli.Commands.Plugins.Checking;
using Lethe.Sdk.Testing;
using Spectre.Console;

namespace Lethe.Cli.Commands.Plugins;

/// <summary>The contract table of one plugin.</summary>
internal static class CheckView
{
    private const int OutcomeWidth = 6;
    private const int RowWidth = 20;

    public static string Word(ContractOutcome outcome) => outcome switch
    {
        ContractOutcome.Pass => "pass",
        ContractOutcome.Fail => "FAIL",
        _ => "n/a",
    };

    /// <summary>One line a row, never wrapped: for logs and pipes.</summary>
    public static void Write(CheckedPlugin plugin, TextWriter output)
    {
        foreach (var row in plugin.Rows)
        {
            output.WriteLine($"{Word(row.Outcome),-OutcomeWidth}{row.Row,-RowWidth}{row.Detail}");
            if (row.Outcome == ContractOutcome.Fail) output.WriteLine($"{"",OutcomeWidth + RowWidth}{row.Promise}");
        }
        output.WriteLine(plugin.Summary);
    }

    public static void Write(CheckedPlugin plugin, IAnsiConsole console)
    {
        if (plugin.Rows.Count > 0)
        {
            var table = new Table().RoundedBorder().AddColumns("", "promise", "what was seen");
            table.Columns[0].NoWrap();
            foreach (var row in plugin.Rows)
                table.AddRow(new Text(Word(row.Outcome), new Style(Colour(row.Outcome))), Promise(row), new Text(row.Detail, new Style(DetailColour(row.Outcome))));
            console.Write(table);
        }
        console.Write(new Text(plugin.Summary + "\n", new Style(plugin.Verdict == ExitCode.Pass ? Color.Green : Color.Red)));
    }

    private static Paragraph Promise(ContractResult row) => new Paragraph(row.Row, new Style(decoration: Decoration.Bold)).Append("\n" + row.Promise);

    private static Color Colour(ContractOutcome outcome) => outcome switch
    {
        ContractOutcome.Pass => Color.Green,
        ContractOutcome.Fail => Color.Red,
        _ => Color.Grey,
    };

    private static Color DetailColour(ContractOutcome outcome) => outcome == ContractOutcome.NotApplicable ? Color.Grey : Color.Default;
}
