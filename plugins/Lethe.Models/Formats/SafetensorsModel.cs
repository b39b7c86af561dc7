using Lethe.Torch;

namespace Lethe.Models.Formats;

[Plugin("model.safetensors", "Weights as safetensors", Summary = "Weights of a known architecture: everything can be done with such a model.")]
public sealed class SafetensorsModel(SafetensorsOptions options) : IModelSource
{
    public static Capabilities Gives =>
        Capabilities.Predict | Capabilities.Features | Capabilities.InputGradients | Capabilities.Train | Capabilities.Layers;

    public static bool IsSeeded => false;

    public PluginReference? Recipe => options.Recipe;

    public Subject Load(ModelJob job)
    {
        var path = job.ResolvePath(options.Path);
        try
        {
            var subject = SubjectFile.Open(path, job.Plugins, job.Device, Blueprint(job));
            return SubjectCheck.Checked(subject, options.Path, job);
        }
        catch (Exception failure) when (failure is WeightFileException or IOException)
        {
            throw new ModelException($"{options.Path} cannot be opened. {failure.Message}", failure);
        }
    }

    private Blueprint? Blueprint(ModelJob job)
    {
        if (options.Architecture is not { } architecture) return null;
        var data = job.Data ?? throw new ModelException(
            "Weights of an architecture are opened for the inputs and classes of a dataset; name one in the request.");
        return new Blueprint(architecture, data.Input, data.Classes);
    }
}
