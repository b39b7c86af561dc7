using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>What training minimises; also the home of hardening and calibration-aware losses. Id prefix <c>train</c>.</summary>
public interface ITrainingObjective : IPlugin
{
    /// <summary>The loss of one batch, a tensor with one element that can be differentiated.</summary>
    Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random);
}
