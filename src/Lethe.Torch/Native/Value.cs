using System.Runtime.InteropServices;

namespace Lethe.Torch.Native;

/// <summary>An argument or a result of the door, laid out as <c>Value</c> in native/shim.h.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct Value
{
    [FieldOffset(0)] public Tag Tag;
    [FieldOffset(4)] public int Length;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Real;
    [FieldOffset(8)] public nint Pointer;
}
