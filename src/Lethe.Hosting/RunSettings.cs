using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;

namespace Lethe.Hosting;

/// <summary>How the units of an audit are spread over this machine.</summary>
/// <param name="Workers">Processes at once.</param>
/// <param name="Threads">Processor threads of each.</param>
public sealed record RunSettings(int Workers, int Threads, RunLimits Limits)
{
    private const int UsualWorkers = 4;

    /// <summary>A few workers that share the processor evenly: small models gain more from that than from threads.</summary>
    public static RunSettings Of(int? workers = null, int? threads = null, RunLimits? limits = null)
    {
        var cores = Environment.ProcessorCount;
        var count = workers ?? Math.Clamp(threads is { } each ? cores / each : cores, 1, UsualWorkers);
        return new RunSettings(count, threads ?? Math.Max(1, cores / count), limits ?? RunLimits.Default);
    }

    /// <summary>The device that a request means. <c>auto</c> is CUDA where there is a GPU that libtorch can use.</summary>
    public PlanDevice DeviceOf(string wanted)
    {
        var name = wanted != "auto" ? wanted : HasGpu() ? "cuda" : "cpu";
        if (name != "cpu" && !HasGpu())
            throw new PlanException($"The request wants {wanted}, and there is no GPU that libtorch can use here: see `lethe doctor`, or set device: auto.");
        return new PlanDevice(name, Threads);
    }

    // Asking libtorch means loading it; without a driver the answer is known.
    private static bool HasGpu() => File.Exists("/dev/nvidiactl") && TorchSharp.torch.cuda.is_available();
}
