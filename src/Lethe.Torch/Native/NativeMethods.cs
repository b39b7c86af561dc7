using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Lethe.Torch.Native;

/// <summary>The exports of native/*.cpp, one to one.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "lethe_torch";

#pragma warning disable CA2255 // The library must be found before the first call, whichever type makes it.
    [ModuleInitializer]
    internal static void FindLibrary() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, ShimLibrary.Resolve);
#pragma warning restore CA2255

    [LibraryImport(Library)] internal static partial nint lethe_error();

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int setenv(string name, string value, int overwrite);

    // The door (call.cpp)
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status lethe_find(string name, string overload, out nint found);
    [LibraryImport(Library)]
    internal static partial Status lethe_call(nint found, Value* arguments, int count, Value* results, int capacity);
    [LibraryImport(Library)] internal static partial nint lethe_schema(nint found);
    [LibraryImport(Library)] internal static partial void lethe_free_list(nint list);

    // Tensors (tensor.cpp)
    [LibraryImport(Library)] internal static partial void lethe_tensor_free(nint handle);
    [LibraryImport(Library)] internal static partial nint lethe_tensor_share(nint handle);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long lethe_tensor_dimensions(nint handle);
    [LibraryImport(Library)]
    internal static partial Status lethe_tensor_describe(nint handle, out Description description, long* sizes, long* strides, int capacity);
    [LibraryImport(Library)] internal static partial Status lethe_tensor_data(nint handle, out nint data);
    [LibraryImport(Library)]
    internal static partial Status lethe_tensor_wrap(
        nint data, long* sizes, int dimensions, int type, delegate* unmanaged<nint, void> drop, nint context, out nint handle);
    [LibraryImport(Library)] internal static partial Status lethe_tensor_set_requires_grad(nint handle, int required);
    [LibraryImport(Library)] internal static partial Status lethe_tensor_grad(nint handle, out nint grad);
    [LibraryImport(Library)] internal static partial Status lethe_tensor_set_grad(nint handle, nint grad);
    [LibraryImport(Library)] internal static partial Status lethe_tensor_set_data(nint handle, nint data);
    [LibraryImport(Library)] internal static partial Status lethe_tensor_retain_grad(nint handle);

    // Gradients (autograd.cpp)
    [LibraryImport(Library)]
    internal static partial Status lethe_backward(
        nint* outputs, nint* gradients, int count, nint* inputs, int inputCount, int retain, int create);
    [LibraryImport(Library)]
    internal static partial Status lethe_grad(
        nint* outputs, nint* gradients, int outputCount, nint* inputs, int inputCount, int retain, int create, int allowUnused, nint* results);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int lethe_grad_enabled();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void lethe_set_grad_enabled(int enabled);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int lethe_inference_enabled();
    [LibraryImport(Library)] internal static partial nint lethe_inference_enter(int enabled);
    [LibraryImport(Library)] internal static partial void lethe_inference_leave(nint guard);

    // Runtime (runtime.cpp)
    [LibraryImport(Library)] internal static partial nint lethe_version();
    [LibraryImport(Library)] internal static partial int lethe_threads();
    [LibraryImport(Library)] internal static partial Status lethe_set_threads(int count);
    [LibraryImport(Library)] internal static partial int lethe_interop_threads();
    [LibraryImport(Library)] internal static partial Status lethe_set_interop_threads(int count);
    [LibraryImport(Library)] internal static partial int lethe_flush_denormal(int on);
    [LibraryImport(Library)] internal static partial int lethe_has_mkldnn();
    [LibraryImport(Library)] internal static partial int lethe_mkldnn();
    [LibraryImport(Library)] internal static partial void lethe_set_mkldnn(int on);
    [LibraryImport(Library)] internal static partial int lethe_deterministic();
    [LibraryImport(Library)] internal static partial Status lethe_set_deterministic(int on);
    [LibraryImport(Library)] internal static partial int lethe_cuda_count();
    [LibraryImport(Library)] internal static partial Status lethe_cuda_synchronize(int device);
    [LibraryImport(Library)] internal static partial Status lethe_cuda_memory(int device, long* statistics, int resetPeak);
    [LibraryImport(Library)] internal static partial Status lethe_cuda_empty_cache();
    [LibraryImport(Library)] internal static partial Status lethe_manual_seed(long seed);
    [LibraryImport(Library)] internal static partial Status lethe_generator_new(long device, out nint generator);
    [LibraryImport(Library)] internal static partial Status lethe_generator_default(long device, out nint generator);
    [LibraryImport(Library)] internal static partial void lethe_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial Status lethe_generator_seed(nint generator, long seed);
    [LibraryImport(Library)] internal static partial long lethe_generator_initial_seed(nint generator);
    [LibraryImport(Library)] internal static partial Status lethe_generator_state(nint generator, out nint state);
    [LibraryImport(Library)] internal static partial Status lethe_generator_set_state(nint generator, nint state);

    // CPU memory (allocator.cpp)
    [LibraryImport(Library)] internal static partial void lethe_memory_install();
    [LibraryImport(Library)] internal static partial void lethe_memory(long* counters, int resetPeak);
    [LibraryImport(Library)] internal static partial void lethe_memory_limit(long bytes);
    [LibraryImport(Library)] internal static partial void lethe_memory_cache(long mostIdle);
    [LibraryImport(Library)] internal static partial void lethe_memory_empty();

    // TorchScript (jit.cpp)
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status lethe_jit_load(string path, long device, out nint module);
    [LibraryImport(Library)] internal static partial void lethe_jit_free(nint module);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status lethe_jit_save(nint module, string path);
    [LibraryImport(Library)] internal static partial Status lethe_jit_train(nint module, int on);
    [LibraryImport(Library)] internal static partial int lethe_jit_is_training(nint module);
    [LibraryImport(Library)] internal static partial Status lethe_jit_to(nint module, long device, int type);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status lethe_jit_call(
        nint module, string method, Value* arguments, int count, out Value result, out int tuple);
    [LibraryImport(Library)] internal static partial nint lethe_jit_methods(nint module);
    [LibraryImport(Library)] internal static partial Status lethe_jit_tensors(nint module, int buffers, out nint list, out int count);
    [LibraryImport(Library)] internal static partial nint lethe_named_name(nint list, int index);
    [LibraryImport(Library)] internal static partial nint lethe_named_tensor(nint list, int index);
    [LibraryImport(Library)] internal static partial void lethe_named_free(nint list);
    [LibraryImport(Library)]
    internal static partial Status lethe_jit_trace(
        nint* names, nint* tensors, int* isParameter, int count, nint input,
        delegate* unmanaged<nint, nint, nint*, int> run, nint context, out nint module);
}
