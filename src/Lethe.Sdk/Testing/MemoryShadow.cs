using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>A shadow in memory, for tests. It keeps its subject; whoever opens it gets a copy.</summary>
/// <param name="mask">For each row of the training split, whether this model saw it.</param>
public sealed class MemoryShadow(string name, Subject subject, bool[] mask) : ShadowModel
{
    public override string Name => name;

    public override ReadOnlyMemory<bool> Mask => mask;

    public override Tensor Logits(Split split) => MemoryEvaluationJob.LogitsOf(subject, split);

    public override Subject Open() => subject.Copy();
}
