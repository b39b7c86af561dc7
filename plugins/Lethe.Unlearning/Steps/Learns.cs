using TorchSharp.Modules;

namespace Lethe.Unlearning.Steps;

/// <summary>Which parameters of a model learn.</summary>
internal static class Learns
{
    /// <exception cref="ModelException">None does.</exception>
    public static Parameter[] In(Subject model)
    {
        Parameter[] learning = [.. model.Module.parameters().Where(parameter => parameter.requires_grad)];
        return learning.Length > 0
            ? learning
            : throw new ModelException($"The model, {model.Format}, has no parameters that learn. Was it frozen before it was written?");
    }
}
