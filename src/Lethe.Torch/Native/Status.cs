using System.Runtime.InteropServices;

namespace Lethe.Torch.Native;

/// <summary>How a native call ended; the same numbers as in native/shim.h.</summary>
internal enum Status
{
    Ok,
    Failed,
    OutOfMemory,
    MissingOperator,
    BadIndex,
}

internal static class StatusExtensions
{
    public static void ThrowIfFailed(this Status status)
    {
        if (status != Status.Ok) Throw(status);
    }

    // Kept apart so that the check above stays small enough to be inlined everywhere.
    private static void Throw(Status status)
    {
        var message = Marshal.PtrToStringUTF8(NativeMethods.lethe_error()) ?? "libtorch failed and said nothing";
        throw status switch
        {
            Status.OutOfMemory => new TorchMemoryException(message),
            Status.MissingOperator => new MissingOperatorException(message),
            Status.BadIndex => new TorchIndexException(message),
            _ => new TorchException(message),
        };
    }
}
