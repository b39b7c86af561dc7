using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>Where the cells of a heat map lie.</summary>
public sealed record HeatPlot(double Left, double CellWidth, double CellHeight, double Width, double Height, IReadOnlyList<HeatCell> Cells)
{
    public const double Top = 28;

    private const double MostWidth = 900, MostCell = 52, LeastForText = 34, LetterWidth = 8, MostLabel = 160;

    public static HeatPlot Of(HeatMapExhibit map)
    {
        var left = Math.Min(MostLabel, 12 + LetterWidth * map.Rows.Select(row => row.Length).DefaultIfEmpty(0).Max());
        var width = Math.Min(MostCell, (MostWidth - left) / Math.Max(1, map.Columns.Count));
        var height = Math.Min(28, width);
        var most = map.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var cells = map.Values.Take(map.Rows.Count * map.Columns.Count).Select((value, i) =>
        {
            var (row, column) = (i / map.Columns.Count, i % map.Columns.Count);
            var shown = double.IsFinite(value) ? Words.Number(value) : "";
            return new HeatCell(left + column * width, Top + row * height, most > 0 && double.IsFinite(value) ? Math.Abs(value) / most : 0,
                value < 0, width >= LeastForText ? shown : "", $"{map.Rows[row]}, {map.Columns[column]}: {(shown.Length > 0 ? shown : "no value")}");
        });
        return new HeatPlot(left, width, height, left + width * map.Columns.Count + 4, Top + height * map.Rows.Count + 4, [.. cells]);
    }
}
