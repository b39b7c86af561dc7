#if !TORCHSHARP_PACKAGE
using Lethe.Torch.Native;
#endif

namespace Lethe.Torch;

/// <summary>Switches of libtorch that hold for the whole process.</summary>
public static class TorchRuntime
{
    /// <summary>The version of libtorch, such as "1.13.1".</summary>
    public static string LibtorchVersion => TorchSharp.torch.__version__;

#if TORCHSHARP_PACKAGE
    private const string Missing = "The TorchSharp package has no such switch: build with Lethe's own binding for that.";

    public static bool Deterministic
    {
        get => throw new NotSupportedException(Missing);
        set => throw new NotSupportedException(Missing);
    }

    public static bool HasOneDnn => throw new NotSupportedException(Missing);

    public static bool UseOneDnn
    {
        get => throw new NotSupportedException(Missing);
        set => throw new NotSupportedException(Missing);
    }

    public static bool FlushDenormal(bool on) => throw new NotSupportedException(Missing);
#else
    /// <summary>Whether an operator without a repeatable form is an error rather than run as it is.</summary>
    public static bool Deterministic
    {
        get => NativeMethods.lethe_deterministic() != 0;
        set => NativeMethods.lethe_set_deterministic(value ? 1 : 0).ThrowIfFailed();
    }

    /// <summary>Whether this libtorch was built with oneDNN.</summary>
    public static bool HasOneDnn => NativeMethods.lethe_has_mkldnn() != 0;

    /// <summary>Whether operators may use oneDNN where it is there. On unless switched off.</summary>
    public static bool UseOneDnn
    {
        get => NativeMethods.lethe_mkldnn() != 0;
        set => NativeMethods.lethe_set_mkldnn(value ? 1 : 0);
    }

    /// <summary>Treats numbers too small to be normal as zero, which is faster; false where the processor cannot.</summary>
    public static bool FlushDenormal(bool on) => NativeMethods.lethe_flush_denormal(on ? 1 : 0) != 0;
#endif
}
