using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Models.Formats;

[Plugin("model.torchscript", "TorchScript archive", Summary = "A model saved by torch.jit.save: predictions, gradients and training, no layers to look into.")]
public sealed class TorchScriptModel(TorchScriptOptions options) : IModelSource
{
    public static Capabilities Gives => Capabilities.Predict | Capabilities.InputGradients | Capabilities.Train;

    public static bool IsSeeded => false;

    public PluginReference? Recipe => options.Recipe;

    public Subject Load(ModelJob job)
    {
        var script = Open(job);
        try
        {
            script.eval();
            var subject = new ScriptSubject(script, job.Device, StandardiseOption.Of(options.Standardise, job));
            return SubjectCheck.Checked(subject, options.Path, job);
        }
        catch
        {
            script.Dispose();
            throw;
        }
    }

    private jit.ScriptModule<Tensor, Tensor> Open(ModelJob job)
    {
        try
        {
            return jit.load<Tensor, Tensor>(job.ResolvePath(options.Path), job.Device);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or ExternalException)
        {
            throw new ModelException($"{options.Path} cannot be opened. {failure.Message}", failure);
        }
    }
}
