using System.Runtime.InteropServices;

namespace Lethe.Torch.Native;

/// <summary>What the shim tells about a tensor in one call; the layout of native/tensor.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Description
{
    public long Elements;
    public long Offset;
    public int Dimensions;
    public int Type;
    public int Device;
    public int ElementSize;
    public int Layout;
    public DescriptionFlags Flags;
}

[Flags]
internal enum DescriptionFlags
{
    None = 0,
    RequiresGrad = 1,
    Leaf = 2,
    Contiguous = 4,
    ChannelsLast = 8,
    Inference = 32,
    View = 64,
}
