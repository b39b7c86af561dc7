namespace Lethe.Onnx;

/// <summary>What a tensor holds. The numbers are those of the ONNX file format.</summary>
public enum OnnxElementType
{
    /// <summary>Not a tensor (a sequence, a map, an optional) or not said.</summary>
    None = 0,
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Float16 = 10,
    Float64 = 11,
    UInt32 = 12,
    UInt64 = 13,
    Complex64 = 14,
    Complex128 = 15,
    BFloat16 = 16,
}
