namespace Lethe.Onnx.Files;

/// <summary>Where a tensor of the model says its values lie: a part of a file beside it.</summary>
internal sealed record ExternalReference(string Location, long Offset, long Length);
