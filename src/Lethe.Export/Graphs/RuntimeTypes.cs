using static TorchSharp.torch;

namespace Lethe.Export.Graphs;

/// <summary>
/// The types that operators are computed in. ONNX Runtime's CPU kernels do not cover every type that libtorch's do:
/// some know no double precision, most no whole numbers below 32 bits. Those are computed in the nearest type it has.
/// </summary>
internal static class RuntimeTypes
{
    private static readonly HashSet<string> SinglePrecision =
    [
        "Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "AveragePool", "Celu", "Conv", "ConvTranspose", "Cosh", "Elu",
        "Erf", "GlobalAveragePool", "GlobalMaxPool", "HardSigmoid", "InstanceNormalization", "Resize", "Selu", "Sinh",
        "Softplus", "Tan",
    ];

    // Opset 17 itself has these for single precision only, or not for half.
    private static readonly HashSet<string> NotHalf = ["Celu", "IsInf"];

    // These move numbers without looking at them.
    private static readonly HashSet<string> AnyType =
    [
        "Cast", "Concat", "Expand", "Gather", "GatherElements", "GatherND", "Identity", "Reshape", "Shape", "Slice", "Split",
        "Squeeze", "Transpose", "Unsqueeze",
    ];

    public static ScalarType For(string op, ScalarType type) => type switch
    {
        ScalarType.Float64 when SinglePrecision.Contains(op) => ScalarType.Float32,
        ScalarType.Float16 when NotHalf.Contains(op) => ScalarType.Float32,
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 when !AnyType.Contains(op) => ScalarType.Int32,
        _ => type,
    };
}
