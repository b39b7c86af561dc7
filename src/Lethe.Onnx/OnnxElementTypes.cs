namespace Lethe.Onnx;

/// <summary>Facts about element types.</summary>
internal static class OnnxElementTypes
{
    /// <summary>The element type that holds a C# type as it lies in memory.</summary>
    public static OnnxElementType Of<T>() where T : unmanaged => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Single => OnnxElementType.Float32,
        TypeCode.Double => OnnxElementType.Float64,
        TypeCode.Int64 => OnnxElementType.Int64,
        TypeCode.Int32 => OnnxElementType.Int32,
        TypeCode.Int16 => OnnxElementType.Int16,
        TypeCode.SByte => OnnxElementType.Int8,
        TypeCode.UInt64 => OnnxElementType.UInt64,
        TypeCode.UInt32 => OnnxElementType.UInt32,
        TypeCode.UInt16 => OnnxElementType.UInt16,
        TypeCode.Byte => OnnxElementType.UInt8,
        TypeCode.Boolean => OnnxElementType.Bool,
        _ when typeof(T) == typeof(Half) => OnnxElementType.Float16,
        _ => throw new NotSupportedException($"ONNX has no element type for {typeof(T).Name}."),
    };

    /// <summary>Bits of one element, 0 where elements have no fixed size or the type is unknown.</summary>
    /// <remarks>Takes the file's number: newer small types have no name here but still have a size.</remarks>
    public static int Bits(int type) => type switch
    {
        2 or 3 or 9 or (>= 17 and <= 20) or 24 => 8,
        4 or 5 or 10 or 16 => 16,
        1 or 6 or 12 => 32,
        7 or 11 or 13 or 14 => 64,
        15 => 128,
        21 or 22 or 23 => 4,
        25 or 26 => 2,
        _ => 0,
    };

    public static int Bytes(this OnnxElementType type) => Bits((int)type) / 8;

    public static bool IsFloating(this OnnxElementType type) =>
        type is OnnxElementType.Float32 or OnnxElementType.Float16 or OnnxElementType.BFloat16
            or OnnxElementType.Float64;

    public static bool IsInteger(this OnnxElementType type) =>
        type is OnnxElementType.Int64 or OnnxElementType.Int32 or OnnxElementType.Int16 or OnnxElementType.Int8
            or OnnxElementType.UInt64 or OnnxElementType.UInt32 or OnnxElementType.UInt16 or OnnxElementType.UInt8;
}
