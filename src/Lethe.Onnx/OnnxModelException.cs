namespace Lethe.Onnx;

/// <summary>A model file cannot be used: not ONNX, damaged, unsafe, too large, or refused by the runtime.</summary>
public sealed class OnnxModelException(string message, Exception? cause = null) : Exception(message, cause);
