namespace Lethe.Onnx;

/// <summary>Where an image batch keeps its channels.</summary>
public enum OnnxLayout
{
    /// <summary>Found out from the shapes: data is taken as it is if it fits, and turned if only that fits.</summary>
    Auto = 0,

    /// <summary>Batch, channels, height, width, as in PyTorch.</summary>
    Nchw = 1,

    /// <summary>Batch, height, width, channels, as in TensorFlow.</summary>
    Nhwc = 2,
}
