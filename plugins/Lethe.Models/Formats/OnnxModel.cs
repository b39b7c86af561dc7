using Lethe.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Models.Formats;

[Plugin("model.onnx", "ONNX model", Summary = "A model of any framework as ONNX: predictions only, which is enough for what looks at a model from outside.")]
public sealed class OnnxModel(OnnxModelOptions options) : IModelSource
{
    public static Capabilities Gives => Capabilities.Predict;

    public static bool IsSeeded => false;

    public PluginReference? Recipe => options.Recipe;

    public Subject Load(ModelJob job)
    {
        var session = Open(job);
        try
        {
            var run = new OnnxRunOptions
            {
                BatchSize = options.BatchSize,
                Outputs = [Output(session)],
                DataLayout = job.Data is { Input.Shape.Count: 3 } ? OnnxLayout.Nchw : OnnxLayout.Auto,
                ModelLayout = options.Layout,
            };
            var subject = new OnnxSubject(session, run, job.Device, StandardiseOption.Of(options.Standardise, job));
            return SubjectCheck.Checked(subject, options.Path, job);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private OnnxSession Open(ModelJob job)
    {
        var device = job.Device.type == DeviceType.CUDA ? $"cuda:{Math.Max(0, job.Device.index)}" : "cpu";
        try
        {
            return OnnxSession.Open(
                job.ResolvePath(options.Path), new OnnxSessionOptions { Device = device, Threads = get_num_threads() });
        }
        catch (Exception failure) when (failure is OnnxModelException or OnnxDeviceException or IOException)
        {
            throw new ModelException($"{options.Path} cannot be opened. {failure.Message}", failure);
        }
    }

    private string Output(OnnxSession session)
    {
        var named = options.Output is null ? session.Outputs[0] : session.Outputs.FirstOrDefault(one => one.Name == options.Output);
        if (named is not null) return named.Name;
        var known = string.Join(", ", session.Outputs.Select(one => one.Name));
        throw new ModelException($"{options.Path} has no output '{options.Output}'; it has {known}.");
    }
}
