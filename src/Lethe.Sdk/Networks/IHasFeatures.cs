using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A network that says itself what its features are. Without it they are the input of its last linear layer.</summary>
public interface IHasFeatures
{
    /// <summary>Activations before the last layer, one row a record, in the network's present mode.</summary>
    Tensor Features(Tensor inputs);
}
