using System.Text;

namespace Lethe.Torch;

/// <summary>
/// Where the code of an archive came from: rows of (position, range, tag), a range being ((lines, file, first line), start,
/// end) with lines and file as numbers into a table of strings. libtorch looks there without a check, whenever an operator
/// of the script fails.
/// </summary>
internal static class DebugTable
{
    public static void Check(object? value)
    {
        if (value is object?[] and ["FORMAT_WITH_STRING_TABLE", object?[] table, object?[] numbered])
        {
            if (!table.All(entry => entry is string)) throw Bad();
            CheckRows(numbered, [.. table.Select(entry => Encoding.UTF8.GetByteCount((string)entry!))]);
        }
        else
        {
            CheckRows(value as object?[] ?? throw Bad(), []);
        }
    }

    private static void CheckRows(object?[] rows, long[] lengths)
    {
        foreach (var row in rows)
        {
            if (row is not object?[] { Length: >= 2 } parts || parts[0] is not long || parts[1] is not object?[] range) throw Bad();
            if (range is not [object?[] source, long start, long end]) throw Bad();
            // Code that came from nowhere has the range 0 to 1 of an empty text.
            if (start < 0 || end < start || end > Length(source, lengths) + 1) throw Bad();
        }
    }

    // Versions before the table have the text itself.
    private static long Length(object?[] source, long[] lengths) => source switch
    {
        [string text, string or null, long] => Encoding.UTF8.GetByteCount(text),
        [List<object?> lines, long file, long] when In(file, lengths) => lines.Sum(line => In(line, lengths) ? lengths[(long)line!] : throw Bad()),
        _ => throw Bad(),
    };

    private static bool In(object? index, long[] lengths) => index is long number && number >= 0 && number < lengths.Length;

    private static InvalidDataException Bad() => new("The archive is damaged: its table of source lines contradicts itself.");
}
