using TorchSharp.Modules;

namespace Lethe.Models.Stacking;

internal static class ParameterOwnership
{
    /// <summary>The parameter outside all dispose scopes: a layer holds it and disposes it.</summary>
    public static Parameter Detached(this Parameter parameter) => (Parameter)parameter.DetachFromDisposeScope();
}
