using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradients divided by a running average of their size, or of their deviation when centred.</summary>
public partial class RMSProp : OptimizerHelper, torch.optim.IMomentum
{
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0.0, bool centered = false, bool maximize = false)
    {
        Check.NotNegative(lr, nameof(lr));
        Check.NotNegative(eps, nameof(eps));
        Check.NotNegative(alpha, nameof(alpha));
        Check.NotNegative(momentum, nameof(momentum));
        Check.NotNegative(weight_decay, nameof(weight_decay));

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        foreach (var group in parameters) add_param_group(group);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set => ((Options)_defaults).momentum = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Advance(closure);

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        ((Options)param_group.Options).FillFrom((Options)_defaults);
        Join(param_group, static parameter =>
        {
            var state = new State();
            state.Keep(0, Aten.zeros_like.Call(parameter));
            return state;
        });
    }

    private protected override void Update(OptimizerOptions options, Lane lane)
    {
        var own = (Options)options;
        var (lr, alpha, eps) = (own.LearningRate!.Value, own.alpha!.Value, own.eps!.Value);
        foreach (var state in lane.States) ((State)state).step++;
        var gradients = lane.Effective(own.weight_decay!.Value, own.maximize == true);

        var square = lane.Slot(0);
        Lane.Scale(square, alpha);
        Lane.AddProduct(square, gradients, gradients, 1 - alpha);
        HandleList below;
        if (own.centered!.Value)
        {
            var mean = lane.Slot(2);
            lane.Mix(mean, alpha, gradients, 1 - alpha);
            below = lane.Deviation(square, mean, eps);
        }
        else
        {
            below = lane.SquareRoot(square, eps);
        }

        if (own.momentum!.Value == 0)
        {
            Lane.AddQuotient(lane.Parameters, gradients, below, -lr);
            return;
        }
        var buffers = lane.Slot(1);
        Lane.Scale(buffers, own.momentum.Value);
        Lane.AddQuotient(buffers, gradients, below, 1);
        Lane.Add(lane.Parameters, buffers, -lr);
    }
}
