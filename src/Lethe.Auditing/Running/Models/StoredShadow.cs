using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Models;

/// <summary>A shadow in the store, with the records it saw.</summary>
internal sealed class StoredShadow(UnitContext context, LogitsShelf logits, Unit unit, int member) : ShadowModel
{
    private readonly StoredOracle _model = new(context, logits, unit, member);

    public override string Name => $"shadow {unit.First + member + 1}";

    public override ReadOnlyMemory<bool> Mask { get; } = ShadowMask.Of(context, unit, member);

    public override Tensor Logits(Split split) => _model.Logits(split);

    public override Subject Open() => _model.Open();
}
