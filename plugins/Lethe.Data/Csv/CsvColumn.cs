using System.Globalization;

namespace Lethe.Data.Csv;

/// <summary>What the training file shows of one column: numbers, or a closed list of categories.</summary>
internal sealed class CsvColumn(string name, int index, bool categorical)
{
    private const int MostCategories = 1000;

    private readonly SortedSet<string> _values = new(StringComparer.Ordinal);
    private Dictionary<string, int>? _categories;
    private bool _numeric = !categorical;
    private bool _tooMany;
    private double _sum;
    private long _count;

    public string Name => name;

    public int Index => index;

    /// <summary>How many features it becomes.</summary>
    public int Width => _numeric ? 1 : _values.Count;

    public bool IsNumeric => _numeric;

    public double Mean => _count == 0 ? 0 : _sum / _count;

    /// <summary>Looks at one value that is there.</summary>
    public void See(string value)
    {
        if (_numeric && Number(value) is { } number)
        {
            _sum += number;
            _count++;
        }
        else
        {
            _numeric = false;
        }
        if (_values.Count < MostCategories) _values.Add(value);
        else if (!_values.Contains(value)) _tooMany = true;
    }

    /// <summary>Why the column cannot be used, or null.</summary>
    public string? Fault => !_numeric && _tooMany
        ? $"column '{name}' has text with more than {MostCategories} different values: leave it out by naming the features, or mark what means a missing value"
        : null;

    public static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            && float.IsFinite((float)number) ? number : null;

    /// <summary>Writes a value, null for a missing one, into its features; false: a number was wanted and this is none.</summary>
    public bool Write(string? value, Span<float> into)
    {
        into.Clear();
        if (_numeric)
        {
            var number = value is null ? Mean : Number(value);
            into[0] = (float)(number ?? 0);
            return number is not null;
        }
        _categories ??= _values.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        // A category that training never saw sets none of them.
        if (value is not null && _categories.TryGetValue(value, out var category)) into[category] = 1;
        return true;
    }
}
