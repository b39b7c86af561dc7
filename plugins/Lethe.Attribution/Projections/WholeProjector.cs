using Lethe.Attribution.Gradients;
using static TorchSharp.torch;

namespace Lethe.Attribution.Projections;

/// <summary>Leaves gradients as they are, in one block.</summary>
internal sealed class WholeProjector : Projector
{
    public override bool IsFull => true;

    public override IReadOnlyList<Tensor> Project(ExampleSignals signals) => [signals.Full()];
}
