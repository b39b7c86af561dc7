using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>An oracle in memory, for tests. It keeps its subject; whoever opens it gets a copy.</summary>
public sealed class MemoryReference(string name, Subject subject) : ReferenceModel
{
    public override string Name => name;

    public override Tensor Logits(Split split) => MemoryEvaluationJob.LogitsOf(subject, split);

    public override Subject Open() => subject.Copy();
}
