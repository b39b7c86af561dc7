namespace Lethe.Onnx.Graphs;

/// <summary>
/// Lets a writer of weights write exactly what it promised; anything else would shift all that follows.
/// </summary>
internal sealed class CountedStream(Stream inner, long promised) : Stream
{
    private long _given;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => promised;

    public override long Position
    {
        get => _given;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > promised - _given)
            throw new InvalidOperationException(
                $"A tensor's writer gave more than the {promised} bytes that its shape and type need.");
        inner.Write(buffer);
        _given += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public void RequireComplete()
    {
        if (_given < promised)
            throw new InvalidOperationException(
                $"A tensor's writer gave {_given} of the {promised} bytes that its shape and type need.");
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
