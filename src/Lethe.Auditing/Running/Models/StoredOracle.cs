using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Models;

/// <summary>An oracle in the store.</summary>
internal sealed class StoredOracle(UnitContext context, LogitsShelf logits, Unit unit, int member) : ReferenceModel
{
    public override string Name => $"oracle {unit.First + member + 1}";

    public override Tensor Logits(Split split) => logits.Find(unit, member, split, Compute) ?? Compute(split);

    public override Subject Open() => context.Models.Open(unit.Name, member);

    private Tensor Compute(Split split)
    {
        using var subject = Open();
        return logits.Compute(subject, split);
    }
}
