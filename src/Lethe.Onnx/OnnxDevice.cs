namespace Lethe.Onnx;

/// <summary>The device that a session runs on.</summary>
/// <param name="Name"><c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="Reason">Why this one: it was asked for, or what kept <c>auto</c> from a better one.</param>
public sealed record OnnxDevice(string Name, string Reason)
{
    public bool IsCuda => Name.StartsWith("cuda", StringComparison.Ordinal);
}
