using System.Runtime.InteropServices;
using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(NativeMethods.lethe_version())!;

    /// <summary>How many threads one operator may use.</summary>
    public static int get_num_threads() => NativeMethods.lethe_threads();

    public static void set_num_threads(int num) => NativeMethods.lethe_set_threads(num).ThrowIfFailed();

    /// <summary>How many operators of one TorchScript program may run side by side.</summary>
    public static int get_num_interop_threads() => NativeMethods.lethe_interop_threads();

    /// <summary>Possible once, and only before any such work began.</summary>
    public static void set_num_interop_threads(int num) => NativeMethods.lethe_set_interop_threads(num).ThrowIfFailed();

    public static bool cuda_is_available() => cuda.is_available();

    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static int device_count() => NativeMethods.lethe_cuda_count();

        /// <summary>Seeds the current CUDA device; without one nothing happens.</summary>
        public static void manual_seed(long seed)
        {
            if (is_available()) Seed(-1, seed);
        }

        public static void manual_seed_all(long seed)
        {
            for (var i = 0; i < device_count(); i++) Seed(i, seed);
        }

        /// <summary>Waits for all work of a device, the current one if none is named.</summary>
        public static void synchronize(Device? device = null) =>
            NativeMethods.lethe_cuda_synchronize(device?.index ?? -1).ThrowIfFailed();

        private static void Seed(int index, long seed)
        {
            NativeMethods.lethe_generator_default(new Device(DeviceType.CUDA, index).Packed, out var generator).ThrowIfFailed();
            try
            {
                NativeMethods.lethe_generator_seed(generator, seed).ThrowIfFailed();
            }
            finally
            {
                NativeMethods.lethe_generator_free(generator);
            }
        }
    }
}
