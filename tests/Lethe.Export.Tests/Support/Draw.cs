using static TorchSharp.torch;

namespace Lethe.Export.Tests.Support;

/// <summary>Numbers that are the same in every run of the tests.</summary>
internal static class Draw
{
    public static Tensor Input(long[] shape, ScalarType type, long below, ulong seed)
    {
        using var generator = new Generator(seed);
        return type switch
        {
            ScalarType.Bool => randint(0, 2, shape, generator: generator).to(ScalarType.Bool),
            ScalarType.Int64 or ScalarType.Int32 or ScalarType.Byte => randint(0, below, shape, generator: generator).to(type),
            _ => randn(shape, generator: generator).to(type),
        };
    }

    /// <summary>Parameters and statistics that no layer starts with, so that leaving one out shows.</summary>
    public static T Filled<T>(T module, ulong seed = 7) where T : nn.Module
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using var generator = new Generator(seed);
        foreach (var (name, tensor) in module.state_dict())
        {
            if (!tensor.is_floating_point()) continue;
            var drawn = rand(tensor.shape, generator: generator).to(tensor.dtype);
            tensor.copy_(name.EndsWith("running_var", StringComparison.Ordinal) ? drawn + 0.5 : (drawn - 0.5) * 0.6);
        }
        return module;
    }
}
