using System.Text;

namespace Lethe.Data.Records;

/// <summary>Lines of a text file, none of them endless.</summary>
internal sealed class LineReader(string path, int longest) : IDisposable
{
    private readonly StreamReader _text = DataFile.OpenText(path);
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _filled;

    /// <summary>Of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end; null when there is none.</summary>
    public string? Next()
    {
        _line.Clear();
        var any = false;
        while (Fill())
        {
            any = true;
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOf('\n');
            _line.Append(end < 0 ? rest : rest[..end]);
            _at += end < 0 ? rest.Length : end + 1;
            if (_line.Length > longest) throw new DataFormatException(path, $"line {Number + 1}: it has more than {longest} characters");
            if (end >= 0) break;
        }
        if (!any) return null;
        Number++;
        if (_line.Length > 0 && _line[^1] == '\r') _line.Length--;
        return _line.ToString();
    }

    public void Dispose() => _text.Dispose();

    private bool Fill()
    {
        if (_at < _filled) return true;
        _filled = DataFile.Guard(path, () => _text.Read(_buffer, 0, _buffer.Length));
        _at = 0;
        return _filled > 0;
    }
}
