using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>One tensor of a file, as the file describes it; nothing of it is loaded yet.</summary>
public sealed class WeightEntry
{
    internal WeightEntry(string name, string storedType, ScalarType? type, long[] shape, long bytes)
    {
        Name = name;
        StoredType = storedType;
        Type = type;
        Sizes = shape;
        Bytes = bytes;
    }

    public string Name { get; }

    /// <summary>The element type as the file spells it: <c>BF16</c>, <c>&lt;f4</c>.</summary>
    public string StoredType { get; }

    /// <summary>The element type of the tensor it loads as; null where tensors have none, such as <c>U32</c>.</summary>
    public ScalarType? Type { get; }

    public IReadOnlyList<long> Shape => Sizes;

    /// <summary>The size of the tensor in memory.</summary>
    public long Bytes { get; }

    internal long[] Sizes { get; }

    public override string ToString() => $"{Name} {StoredType}[{string.Join(", ", Sizes)}]";
}
