using System.Runtime.InteropServices;

namespace Lethe.Onnx.Running;

/// <summary>Memory that stays in place for the runtime, aligned for its vector code.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int Alignment = 64;
    private byte* _start;

    public NativeBuffer(int length)
    {
        Length = length;
        _start = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(length, 1), Alignment);
    }

    ~NativeBuffer() => Free();

    public int Length { get; }

    public nint Pointer => (nint)_start;

    public Span<byte> Bytes => new(_start, Length);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
