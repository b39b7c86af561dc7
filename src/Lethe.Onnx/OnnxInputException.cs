namespace Lethe.Onnx;

/// <summary>Data does not fit the model: a wrong name, shape, type or value. The message names the input.</summary>
public sealed class OnnxInputException(string message, Exception? cause = null) : ArgumentException(message, cause);
