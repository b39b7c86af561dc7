using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>The element types of safetensors.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, int Size, ScalarType? Type)[] Known =
    [
        // In the order in which the tensors of a file are laid out when written: widest first, so all are aligned.
        ("U64", 8, null), ("I64", 8, ScalarType.Int64), ("F64", 8, ScalarType.Float64),
        ("F32", 4, ScalarType.Float32), ("U32", 4, null), ("I32", 4, ScalarType.Int32),
        ("BF16", 2, ScalarType.BFloat16), ("F16", 2, ScalarType.Float16), ("U16", 2, null), ("I16", 2, ScalarType.Int16),
        ("F8_E8M0", 1, null), ("F8_E4M3", 1, null), ("F8_E5M2", 1, null),
        ("I8", 1, ScalarType.Int8), ("U8", 1, ScalarType.Byte), ("BOOL", 1, ScalarType.Bool),
    ];

    /// <summary>Types without a tensor type of their own are sized too: files that hold some stay readable for the rest.</summary>
    public static (int Size, ScalarType? Type)? Find(string name)
    {
        var index = Array.FindIndex(Known, known => known.Name == name);
        return index < 0 ? null : (Known[index].Size, Known[index].Type);
    }

    /// <summary>The name of an element type and its place in a file, or null where the format has none.</summary>
    public static (string Name, int Rank)? Find(ScalarType type)
    {
        var index = Array.FindIndex(Known, known => known.Type == type);
        return index < 0 ? null : (Known[index].Name, index);
    }
}
