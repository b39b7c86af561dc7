namespace Lethe.Auditing.Running.Workers.Protocol;

/// <summary>Lines of a stream in bounded memory: of a line that is too long the start is kept and the rest thrown away.</summary>
internal sealed class LineReader(Stream stream, int limit)
{
    private readonly byte[] _buffer = new byte[4096];
    private readonly byte[] _line = new byte[limit];
    private int _next, _filled;

    /// <summary>Waits for the next line. It is good until the next call. False at the end of the stream, also when it breaks.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        var length = 0;
        var isAny = false;
        while (_next < _filled || Fill())
        {
            isAny = true;
            var rest = _buffer.AsSpan(_next, _filled - _next);
            var end = rest.IndexOf((byte)'\n');
            var part = end < 0 ? rest : rest[..end];
            var kept = part[..Math.Min(part.Length, limit - length)];
            kept.CopyTo(_line.AsSpan(length));
            length += kept.Length;
            _next += end < 0 ? part.Length : end + 1;
            if (end >= 0) break;
        }
        line = _line.AsMemory(0, length);
        return isAny;
    }

    private bool Fill()
    {
        try
        {
            _next = 0;
            _filled = stream.Read(_buffer);
            return _filled > 0;
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The other side is gone, or ours was closed: there is nothing more to come either way.
            _filled = 0;
            return false;
        }
    }
}
