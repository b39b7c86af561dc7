using Lethe.Auditing.Running.Units;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Models;

/// <summary>Refuses models whose every measurement would be nonsense.</summary>
internal static class ModelCheck
{
    public static void Finite(Subject subject, string maker)
    {
        if (!subject.Can.HasFlag(Capabilities.Train)) return;
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in subject.Module.named_parameters())
            if (!parameter.isfinite().all().item<bool>())
                throw new UnitException($"{maker} left numbers in {name} that are not finite: it diverged. Try a smaller learning rate or fewer epochs.");
    }
}
