using System.Text;

namespace TorchSharp.Utils;

/// <summary>A line of metadata, then one table to each matrix, with its place among the leading dimensions above it.</summary>
internal sealed class JuliaText(ElementText elements, int width, string newLine)
{
    private const string Ellipsis = "...";

    private readonly StringBuilder _text = new();

    public string Write(string metadata)
    {
        var shape = elements.Shape;
        _text.Append(metadata);
        if (shape.Length == 0) return _text.Append(", value = ").Append(elements[0]).ToString();
        if (shape.TotalSize() == 0) return _text.ToString();
        long rows = shape.Length == 1 ? 1 : shape[^2], columns = shape[^1], tables = shape.TotalSize() / (rows * columns);
        for (var table = 0L; table < tables; table++)
        {
            _text.Append(newLine);
            if (shape.Length > 2) _text.Append(Place(table)).Append(" =").Append(newLine);
            WriteTable(table * rows * columns, rows, columns);
        }
        return _text.ToString();
    }

    private string Place(long table)
    {
        var indices = new long[elements.Shape.Length - 2];
        for (var i = indices.Length - 1; i >= 0; i--) (table, indices[i]) = Math.DivRem(table, elements.Shape[i]);
        return $"[{string.Join(',', indices)},..,..]";
    }

    private void WriteTable(long start, long rows, long columns)
    {
        var cells = new List<string>[rows];
        for (var row = 0L; row < rows; row++) cells[row] = Fitting(start + row * columns, columns);
        var shown = cells.Min(row => row.Count);
        var widths = new int[shown];
        foreach (var row in cells)
            for (var column = 0; column < shown; column++)
                widths[column] = Math.Max(widths[column], row[column].Length);
        foreach (var row in cells)
        {
            for (var column = 0; column < shown; column++) _text.Append(' ').Append(row[column].PadLeft(widths[column]));
            if (shown < columns) _text.Append(' ').Append(Ellipsis);
            _text.Append(newLine);
        }
    }

    private List<string> Fitting(long start, long columns)
    {
        var row = new List<string>();
        var left = width;
        for (var column = 0L; column < columns; column++)
        {
            var cell = elements[start + column];
            if (left - cell.Length - Ellipsis.Length - 1 < 0) break;
            row.Add(cell);
            left -= cell.Length + 1;
        }
        return row;
    }
}
