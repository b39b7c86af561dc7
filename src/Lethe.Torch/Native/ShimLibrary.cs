using System.Reflection;
using System.Runtime.InteropServices;

namespace Lethe.Torch.Native;

/// <summary>Finds liblethe_torch.so beside the program, or where <c>LETHE_SHIM</c> says.</summary>
internal static class ShimLibrary
{
    public static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "lethe_torch") return 0;
        var tried = Environment.GetEnvironmentVariable("LETHE_SHIM") is { Length: > 0 } file
            ? file
            : Path.Combine(AppContext.BaseDirectory, "liblethe_torch.so");
        try
        {
            KeepIdleThreadsFromSpinning();
            var library = NativeLibrary.Load(tried);
            // Blocks from two allocators must not meet: ours goes in before libtorch hands out its first one.
            var install = NativeLibrary.GetExport(library, "lethe_memory_install");
            unsafe { ((delegate* unmanaged<void>)install)(); }
            UseAllProcessors(library);
            return library;
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(
                $"The binding to libtorch could not be loaded from {tried}. Run ./lethe once: it builds it. ({failure.Message})", failure);
        }
    }

    // libtorch works with two sets of threads, OpenMP's and the BLAS library's, and each spins for a while when its
    // part is done, on the processors that the other set needs next. Asleep instead, a small training step on two
    // processors takes a half to a tenth of the time. Both read these once, when they are loaded; what is set stays.
    // .NET's own Environment does not reach the C library.
    private static void KeepIdleThreadsFromSpinning()
    {
        if (!OperatingSystem.IsLinux()) return;
        _ = NativeMethods.setenv("OMP_WAIT_POLICY", "passive", 0);
        _ = NativeMethods.setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0);
    }

    // Debian's libtorch starts with one thread whatever the machine has. OpenMP's own variable still decides.
    private static unsafe void UseAllProcessors(nint library)
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 }) return;
        var set = (delegate* unmanaged<int, Status>)NativeLibrary.GetExport(library, "lethe_set_threads");
        set(Environment.ProcessorCount);
    }
}
