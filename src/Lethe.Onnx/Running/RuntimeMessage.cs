using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx.Running;

/// <summary>The runtime's own words, made fit for a sentence.</summary>
internal static class RuntimeMessage
{
    private const int Longest = 600;

    public static string Of(Exception fault)
    {
        var text = fault.Message;
        if (fault is OnnxRuntimeException && text.StartsWith("[ErrorCode:", StringComparison.Ordinal))
            text = text[(text.IndexOf(']') + 1)..];
        // A hostile file chooses names that end up in the message: keep it short and printable.
        var clean = string.Concat(text.Trim().Take(Longest).Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > Longest ? clean + "..." : clean;
    }
}
