using System.Text;
using Spectre.Console;

namespace Lethe.Cli.Views;

/// <summary>Pages of the reference at a terminal: headings, paragraphs and tables, which is all that they are made of.</summary>
internal static class MarkdownView
{
    public static void Write(string page, IAnsiConsole console)
    {
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|'))
            {
                var rows = lines.Skip(i).TakeWhile(line => line.StartsWith('|')).ToArray();
                console.Write(Table(rows));
                i += rows.Length - 1;
            }
            else if (lines[i].StartsWith('#')) console.Write(new Text(Plain(lines[i].TrimStart('#', ' ')) + "\n", new Style(decoration: Decoration.Bold)));
            else if (lines[i].Length > 0) console.Write(new Text(Plain(lines[i]) + "\n"));
            else if (i < lines.Length - 1) console.WriteLine();
        }
    }

    // The second row only draws the line under the first.
    private static Table Table(string[] rows)
    {
        var table = new Table().RoundedBorder();
        foreach (var title in Cells(rows[0])) table.AddColumn(new TableColumn(new Text(title)));
        foreach (var row in rows.Skip(2)) table.AddRow(Cells(row).Select(cell => new Text(cell)));
        return table;
    }

    private static IEnumerable<string> Cells(string row)
    {
        var start = 1;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] == '\\') i++;
            else if (row[i] == '|')
            {
                yield return Plain(row[start..i].Trim());
                start = i + 1;
            }
        }
    }

    // Takes away what the page escaped, and the marks around code.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length) plain.Append(text[++i]);
            else if (text[i] != '`') plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
