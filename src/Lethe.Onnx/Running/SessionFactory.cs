using Lethe.Onnx.Files;
using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx.Running;

/// <summary>Opens a checked model on the device asked for.</summary>
internal static class SessionFactory
{
    // A constant of this size is worth computing once; a file that asks for more at load time is not.
    private const string LargestFoldedConstant = "268435456";

    public static (InferenceSession Session, OnnxDevice Device) Create(ModelFile file, OnnxSessionOptions options)
    {
        options.Validate();
        var cuda = Devices.Parse(options.Device);
        _ = RuntimeHost.Environment;
        if (cuda is null) return (Open(file, options, null), new OnnxDevice("cpu", "asked for"));
        if (cuda >= 0) return (Open(file, options, cuda), new OnnxDevice($"cuda:{cuda}", "asked for"));
        try
        {
            return (Open(file, options, 0), new OnnxDevice("cuda:0", "auto: CUDA works here"));
        }
        catch (OnnxDeviceException missing)
        {
            return (Open(file, options, null), new OnnxDevice("cpu", $"auto: {missing.Message}"));
        }
    }

    private static InferenceSession Open(ModelFile file, OnnxSessionOptions options, int? cuda)
    {
        try
        {
            using var settings = Settings(file, options);
            if (cuda is { } index) Devices.AddCuda(settings, index);
            return new InferenceSession(file.Bytes, settings);
        }
        catch (OnnxRuntimeException fault)
        {
            throw new OnnxModelException(
                $"ONNX Runtime cannot use this model: {RuntimeMessage.Of(fault)}. " +
                "Check that it is whole and its operators are supported, or export it again.", fault);
        }
    }

    private static SessionOptions Settings(ModelFile file, OnnxSessionOptions options)
    {
        var settings = new SessionOptions
        {
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            InterOpNumThreads = 1,
        };
        if (options.Threads is { } threads) settings.IntraOpNumThreads = threads;
        // The other formats that the runtime reads are not checked by us, so they are not opened.
        settings.AddSessionConfigEntry("session.load_model_format", "ONNX");
        settings.AddSessionConfigEntry("optimization.constant_folding_max_output_size_in_bytes", LargestFoldedConstant);
        // Idle threads that spin would take the cores from the tensor work beside this.
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (file.Folder is not null)
            settings.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", file.Folder);
        return settings;
    }
}
