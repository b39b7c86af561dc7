using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>The optimiser that options ask for.</summary>
internal static class Optimizers
{
    public static optim.Optimizer Of(TrainOptions options, IEnumerable<Parameter> parameters) => options.Optimizer switch
    {
        OptimizerKind.Sgd => optim.SGD(
            parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay, nesterov: options.Nesterov),
        OptimizerKind.Adamw => optim.AdamW(parameters, options.LearningRate, beta1: options.Momentum, weight_decay: options.WeightDecay),
        _ => throw new InvalidOperationException($"There is no optimiser {options.Optimizer}."),
    };

    public static void SetLearningRate(this optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups) group.LearningRate = rate;
    }
}
