using Lethe.Export.Translation;
using Lethe.Onnx;
using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>Element types, as libtorch and as ONNX name them.</summary>
internal static class ElementTypes
{
    public static OnnxElementType Onnx(ScalarType type) => type switch
    {
        ScalarType.Float32 => OnnxElementType.Float32,
        ScalarType.Float64 => OnnxElementType.Float64,
        ScalarType.Float16 => OnnxElementType.Float16,
        ScalarType.Int64 => OnnxElementType.Int64,
        ScalarType.Int32 => OnnxElementType.Int32,
        ScalarType.Int16 => OnnxElementType.Int16,
        ScalarType.Int8 => OnnxElementType.Int8,
        ScalarType.Byte => OnnxElementType.UInt8,
        ScalarType.Bool => OnnxElementType.Bool,
        _ => throw new Refusal($"numbers of type {type} are not exported. Convert the module with to(torch.float32) first."),
    };

    public static bool IsFloating(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>The type that two operands are brought to before they are compared or combined.</summary>
    public static ScalarType Common(Symbol left, Symbol right)
    {
        // A tensor without dimensions counts as a number: it decides only if it is of a wider kind.
        if (left.Rank == 0 && right.Rank > 0) return Kind(left.Type) > Kind(right.Type) ? left.Type : right.Type;
        if (right.Rank == 0 && left.Rank > 0) return Kind(right.Type) > Kind(left.Type) ? right.Type : left.Type;
        return Wider(left.Type, right.Type);
    }

    private static ScalarType Wider(ScalarType left, ScalarType right)
    {
        if (left == right) return left;
        if (Kind(left) != Kind(right)) return Kind(left) > Kind(right) ? left : right;
        return (left, right) switch
        {
            (ScalarType.Byte, ScalarType.Int8) or (ScalarType.Int8, ScalarType.Byte) => ScalarType.Int16,
            _ => Rank(left) > Rank(right) ? left : right,
        };
    }

    private static int Kind(ScalarType type) => type == ScalarType.Bool ? 0 : IsFloating(type) ? 2 : 1;

    private static int Rank(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Float16 => 1,
        ScalarType.Int16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 3,
        _ => 4,
    };
}
