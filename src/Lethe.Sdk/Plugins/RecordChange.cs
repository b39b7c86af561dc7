using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Makes altered copies of records: a batch of inputs as a model takes them, in and out, row by row.</summary>
/// <exception cref="ModelException">Such inputs cannot be altered that way.</exception>
public delegate Tensor RecordChange(Tensor inputs);
