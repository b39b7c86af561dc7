namespace Lethe.Onnx;

/// <summary>The device asked for is not to be had. The message says what is missing.</summary>
public sealed class OnnxDeviceException(string message, Exception? cause = null) : Exception(message, cause);
