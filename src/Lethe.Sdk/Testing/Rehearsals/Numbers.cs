using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>Looks for numbers that are none.</summary>
internal static class Numbers
{
    public static void Check(Observation seen, Tensor tensor, string what)
    {
        if (IsFinite(tensor)) seen.Found(Topic.Finite, "All numbers are finite.");
        else seen.Fault(Topic.Finite, $"There are NaN or infinite numbers in {what}.");
    }

    public static void Check(Observation seen, nn.Module module)
    {
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in module.state_dict()) Check(seen, tensor, name);
    }

    public static bool IsFinite(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return !tensor.is_floating_point() || tensor.detach().isfinite().all().item<bool>();
    }
}
