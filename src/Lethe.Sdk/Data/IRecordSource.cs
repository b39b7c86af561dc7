using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>The inputs of a split, in memory or on disk.</summary>
public interface IRecordSource
{
    int Count { get; }

    /// <summary>A new CPU tensor with these rows, in this order; its holder disposes it.</summary>
    Tensor Read(ReadOnlySpan<int> rows);
}
