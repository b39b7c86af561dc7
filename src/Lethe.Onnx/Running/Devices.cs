using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx.Running;

/// <summary>Finds the device that a name asks for and tells the session options about it.</summary>
internal static class Devices
{
    private const string CudaProvider = "CUDAExecutionProvider";
    private const string CudaLibrary = "libonnxruntime_providers_cuda.so";

    // One registration per process; a failed one may be tried again, for its message.
    private static readonly Lock Gate = new();
    private static bool _registered;

    /// <summary>The CUDA index that a device name asks for; null for the CPU; -1 for <c>auto</c>.</summary>
    public static int? Parse(string name)
    {
        var text = (name ?? "").Trim().ToLowerInvariant();
        if (text == "cpu") return null;
        if (text == "auto") return -1;
        if (text == "cuda") return 0;
        if (text.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return index;
        throw new OnnxDeviceException($"There is no device '{name}'. Use auto, cpu, cuda or cuda:N.");
    }

    /// <summary>Makes the session run on CUDA, or says in an exception what is missing for that.</summary>
    public static void AddCuda(SessionOptions options, int index)
    {
        var environment = RuntimeHost.Environment;
        try
        {
            if (environment.GetAvailableProviders().Contains(CudaProvider)) AddBuiltIn(options, index);
            else AddPlugin(environment, options, index);
        }
        catch (Exception fault)
            when (fault is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            throw new OnnxDeviceException(
                $"CUDA does not work here: {RuntimeMessage.Of(fault)}. It needs an NVIDIA driver, " +
                "CUDA 13 and cuDNN 9 where the loader finds them.", fault);
        }
    }

    // The NuGet package for GPUs has the provider inside.
    private static void AddBuiltIn(SessionOptions options, int index)
    {
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(new Dictionary<string, string>(ProviderOptions())
        {
            ["device_id"] = index.ToString(CultureInfo.InvariantCulture),
        });
        options.AppendExecutionProvider_CUDA(cuda);
    }

    // The npm package keeps the CPU library and adds CUDA as a library of its own.
    private static void AddPlugin(OrtEnv environment, SessionOptions options, int index)
    {
        Register(environment);
        var devices = environment.GetEpDevices().Where(device => device.EpName == CudaProvider).ToArray();
        if (devices.Length == 0)
            throw new OnnxDeviceException(
                "CUDA does not work here: its provider is loaded but finds no NVIDIA GPU. " +
                "Check nvidia-smi and CUDA_VISIBLE_DEVICES.");
        if (index >= devices.Length)
            throw new OnnxDeviceException(
                $"There is no cuda:{index}; this machine shows {devices.Length} CUDA device(s), from cuda:0.");
        options.AppendExecutionProvider(environment, [devices[index]], ProviderOptions());
    }

    private static void Register(OrtEnv environment)
    {
        lock (Gate)
        {
            if (_registered) return;
            var path = Path.Combine(AppContext.BaseDirectory, CudaLibrary);
            if (!File.Exists(path))
                throw new OnnxDeviceException(
                    $"CUDA does not work here: {CudaLibrary} is not beside the program. " +
                    "Run LETHE_CUDA=1 ./lethe and build again.");
            environment.RegisterExecutionProviderLibrary("lethe-cuda", path);
            _registered = true;
        }
    }

    // The same numbers on every run: no autotuned convolutions, and float32 means float32.
    private static Dictionary<string, string> ProviderOptions() => new()
    {
        ["cudnn_conv_algo_search"] = "DEFAULT",
        ["use_tf32"] = "0",
    };
}
