using System.Text;
using Lethe.Data.Records;

namespace Lethe.Data.Csv;

/// <summary>
/// Reads a table line by line without holding more than one record. A value in quotes may hold separators, line ends
/// and, doubled, quotes.
/// </summary>
internal sealed class CsvReader(string path, char separator) : IDisposable
{
    private const int LongestValue = 1 << 16;
    private const int MostColumns = 10_000;
    private const int End = -1;

    private readonly StreamReader _text = DataFile.OpenText(path);
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _value = new();
    private int _at;
    private int _filled;
    private int _line = 1;

    /// <summary>The line on which the record read last begins, from 1.</summary>
    public int Line { get; private set; }

    /// <param name="separator">As requests write it: the character itself, or tab.</param>
    public static CsvReader Open(string path, string separator) => new(path, separator switch
    {
        "tab" => '\t',
        { Length: 1 } one => one[0],
        _ => throw new DataOptionException("'separator' must be one of , ; tab |."),
    });

    /// <summary>Reads the next record into the list; false at the end. Empty lines are passed over.</summary>
    public bool Next(List<string> values)
    {
        values.Clear();
        while (Peek() is '\r' or '\n') Take();
        if (Peek() == End) return false;
        Line = _line;
        while (true)
        {
            values.Add(Peek() == '"' ? Quoted() : Plain());
            if (values.Count > MostColumns) throw Fault($"it has more than {MostColumns} columns");
            if (Peek() != separator) break;
            Take();
        }
        if (Peek() == '\r') Take();
        if (Peek() == '\n') Take();
        return true;
    }

    public DataFormatException Fault(string reason, int? line = null) => new(path, $"line {line ?? Line}: {reason}");

    public void Dispose() => _text.Dispose();

    private string Plain()
    {
        _value.Clear();
        while (Peek() is var next && next != End && next != separator && next is not ('\r' or '\n'))
        {
            if (next == '"') throw Fault("there is a quote in the middle of a value; quote the whole value and double this one", _line);
            Append((char)Take());
        }
        return _value.ToString();
    }

    private string Quoted()
    {
        var opened = _line;
        _value.Clear();
        Take();
        while (true)
        {
            var next = Take();
            if (next == End) throw Fault("a quote is opened and never closed", opened);
            if (next != '"')
            {
                Append((char)next);
                continue;
            }
            if (Peek() != '"') break;
            Append((char)Take());
        }
        if (Peek() is var after && after != End && after != separator && after is not ('\r' or '\n'))
            throw Fault("something follows a closing quote", _line);
        return _value.ToString();
    }

    private void Append(char letter)
    {
        if (_value.Length >= LongestValue) throw Fault($"a value has more than {LongestValue} characters");
        _value.Append(letter);
    }

    private int Peek()
    {
        if (_at < _filled) return _buffer[_at];
        _filled = DataFile.Guard(path, () => _text.Read(_buffer, 0, _buffer.Length));
        _at = 0;
        return _filled == 0 ? End : _buffer[0];
    }

    private int Take()
    {
        var next = Peek();
        if (next == End) return End;
        _at++;
        if (next == '\n') _line++;
        return next;
    }
}
