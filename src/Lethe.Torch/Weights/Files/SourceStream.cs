namespace Lethe.Torch;

/// <summary>A part of a file as a stream, from its beginning to its end.</summary>
internal sealed class SourceStream : Stream
{
    private readonly WeightSource _source;
    private readonly long _end;
    private long _at;

    public SourceStream(WeightSource source, long offset, long length)
    {
        source.Check(offset, length);
        (_source, _at, _end) = (source, offset, offset + length);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, _end - _at);
        _source.Fill(_at, buffer[..count]);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
