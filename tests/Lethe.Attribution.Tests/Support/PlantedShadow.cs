using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Support;

/// <summary>A shadow that says what it is told to say.</summary>
internal sealed class PlantedShadow(bool[] mask, Func<Split, Tensor> logits) : ShadowModel
{
    public override string Name => "planted";

    public override ReadOnlyMemory<bool> Mask => mask;

    public override Tensor Logits(Split split) => logits(split);

    public override Subject Open() => throw new NotSupportedException();
}
