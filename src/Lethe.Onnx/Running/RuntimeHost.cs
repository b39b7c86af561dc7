using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx.Running;

/// <summary>
/// The one ONNX Runtime of the process. Everything that touches the runtime comes through here first.
/// </summary>
internal static partial class RuntimeHost
{
    internal const string TelemetrySwitch = "ORT_DISABLE_TELEMETRY";

    private static readonly Lazy<OrtEnv> Started = new(Start);

    public static OrtEnv Environment => Started.Value;

    private static OrtEnv Start()
    {
        // Since 1.29 the Linux library reports model names, hashes and machine facts to Microsoft unless this is set
        // before it starts, and the switch in its API comes too late for the first events. An audit tells nobody.
        DisableTelemetry();
        try
        {
            var options = new EnvironmentCreationOptions
            {
                logId = "lethe",
                logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            var environment = OrtEnv.IsCreated ? OrtEnv.Instance() : OrtEnv.CreateInstanceWithOptions(ref options);
            environment.DisableTelemetryEvents();
            return environment;
        }
        catch (Exception fault)
            when (fault is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new OnnxDeviceException(
                "ONNX Runtime's native library (libonnxruntime) cannot be loaded. " +
                "Run ./lethe to fetch it and build again. " +
                (fault.InnerException ?? fault).Message, fault);
        }
    }

    private static void DisableTelemetry()
    {
        // .NET keeps its own copy of the environment, which child processes get; the library reads the C one.
        System.Environment.SetEnvironmentVariable(TelemetrySwitch, "1");
        if (OperatingSystem.IsWindows()) return;
        if (SetEnvironment(TelemetrySwitch, "1", overwrite: 1) != 0)
            throw new OnnxDeviceException(
                $"ONNX Runtime's telemetry cannot be switched off (setenv of {TelemetrySwitch} failed), " +
                "so it is not started.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
