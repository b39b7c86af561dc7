namespace Lethe.Onnx;

/// <summary>One input or output as the model declares it.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="ElementType">What it holds; <see cref="OnnxElementType.None"/> when it is not a tensor.</param>
/// <param name="Shape">Its dimensions, the batch first in nearly every model; empty for a scalar.</param>
public sealed record OnnxTensorInfo(string Name, OnnxElementType ElementType, IReadOnlyList<OnnxDimension> Shape)
{
    /// <summary>Whether the values can be given or read as numbers.</summary>
    public bool IsNumeric => ElementType.IsFloating() || ElementType.IsInteger() || ElementType == OnnxElementType.Bool;

    public override string ToString() =>
        ElementType == OnnxElementType.None ? $"{Name}: not a tensor" : $"{Name}: {ElementType} {ShapeText.Of(Shape)}";
}
