using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>Which parameters learn.</summary>
public static class ModuleFreezing
{
    /// <summary>No parameter of the module gets a gradient any more.</summary>
    public static T Freeze<T>(this T module) where T : nn.Module => module.Learning(false);

    public static T Unfreeze<T>(this T module) where T : nn.Module => module.Learning(true);

    private static T Learning<T>(this T module, bool learns) where T : nn.Module
    {
        foreach (var parameter in module.parameters()) parameter.requires_grad = learns;
        return module;
    }
}
