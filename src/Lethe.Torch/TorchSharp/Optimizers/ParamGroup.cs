using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that are optimised with the same options.</summary>
public class ParamGroup : ILearningRateController
{
    private Lanes? _lanes;

    public IEnumerable<Parameter> Parameters
    {
        get;
        set
        {
            field = value;
            _lanes = null;
        }
    } = [];

    public OptimizerOptions Options { get; set; } = null!;

    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }

    /// <summary>What makes a state for a parameter; an optimiser sets it when the group joins it.</summary>
    internal Func<Parameter, OptimizerState>? NewState { get; set; }

    internal Lanes Lanes => _lanes ??= new Lanes([.. Parameters], NewState);
}
