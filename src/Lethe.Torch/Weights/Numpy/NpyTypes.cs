using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>NumPy's element types, as its files spell them: byte order, kind, bytes.</summary>
internal static class NpyTypes
{
    private static readonly (string Code, ScalarType Type)[] Known =
    [
        ("f8", ScalarType.Float64), ("f4", ScalarType.Float32), ("f2", ScalarType.Float16),
        ("i8", ScalarType.Int64), ("i4", ScalarType.Int32), ("i2", ScalarType.Int16), ("i1", ScalarType.Int8),
        ("u1", ScalarType.Byte), ("b1", ScalarType.Bool),
        ("c8", ScalarType.ComplexFloat32), ("c16", ScalarType.ComplexFloat64),
    ];

    /// <summary>The tensor type of a NumPy type, its size, and the width of the numbers to turn around; 1: none are.</summary>
    /// <param name="fault">Otherwise: why there is none.</param>
    public static (ScalarType Type, int Size, int Swap)? Find(string descr, out string fault)
    {
        fault = "";
        var found = Array.Find(Known, known => descr.AsSpan(Math.Min(1, descr.Length)).SequenceEqual(known.Code));
        if (found.Code is not null && descr[0] is '<' or '>' or '|' or '=')
        {
            var size = int.Parse(found.Code.AsSpan(1));
            var width = found.Code[0] == 'c' ? size / 2 : size;
            return (found.Type, size, descr[0] == '>' ? width : 1);
        }
        fault = descr.TrimStart('<', '>', '|', '=') switch
        {
            ['O', ..] => "object arrays are pickles, which can run any code when they are loaded, so they are not",
            ['V', ..] => "its elements are raw bytes without a meaning",
            ['U' or 'S' or 'a', ..] => "its elements are text",
            ['M' or 'm', ..] => "its elements are dates or durations",
            _ => $"{Quoted.Name(descr)} is no element type that tensors have",
        };
        return null;
    }

    public static string? Find(ScalarType type)
    {
        var code = Array.Find(Known, known => known.Type == type).Code;
        return code is null ? null : (code is ['i' or 'u' or 'b', '1'] ? '|' : '<') + code;
    }
}
