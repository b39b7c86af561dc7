using System.CommandLine;
using System.Text;
using Lethe.Auditing.Artifacts;
using Lethe.Hosting.Studies;

namespace Lethe.Cli.Commands.Audits;

/// <summary>Where a table over audits goes and what it shows.</summary>
internal sealed class TableOptions
{
    private readonly Option<string?> _table = new("--table") { Description = "Write the table over audits to this file, as Markdown; - for standard output." };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "Its columns, such as gap.average,klom.forget.p95(bins=robust),gap:mia.confidence.efficacy,seconds; gap: is the distance from the oracles.",
    };

    public void AddTo(Command command)
    {
        command.Add(_table);
        command.Add(_columns);
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_table) is not null || parsed.GetValue(_columns) is not null;

    /// <exception cref="FormatException">One of them is none.</exception>
    public IReadOnlyList<StudyColumn> Columns(ParseResult parsed) => parsed.GetValue(_columns) is { } list
        ? [.. Split(list).Select(StudyColumn.Parse)]
        : StudyColumn.Usual;

    public void Write(ParseResult parsed, StudyTable table)
    {
        var text = table.Markdown();
        if (parsed.GetValue(_table) is { } file and not "-") AtomicFile.Write(file, Encoding.UTF8.GetBytes(text));
        else parsed.InvocationConfiguration.Output.Write(text);
    }

    // A slice has commas of its own.
    private static IEnumerable<string> Split(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == '(') depth++;
            if (list[i] == ')') depth--;
            if (list[i] != ',' || depth != 0) continue;
            yield return list[start..i].Trim();
            start = i + 1;
        }
        yield return list[start..].Trim();
    }
}
