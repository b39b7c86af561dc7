using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Scores how much each training record matters for each prediction. Id prefix <c>attribute</c>.</summary>
public interface IAttribution : IPlugin
{
    /// <summary>A matrix, training records by targets, on the CPU in single precision.</summary>
    Tensor Attribute(AttributionJob job);
}
