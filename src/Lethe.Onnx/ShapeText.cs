namespace Lethe.Onnx;

/// <summary>Shapes as they appear in messages.</summary>
internal static class ShapeText
{
    public static string Of(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";

    public static string Of(IEnumerable<OnnxDimension> shape) => $"[{string.Join(", ", shape)}]";
}
