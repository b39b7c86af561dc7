using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam whose weight decay shrinks the parameters themselves and does not pass through the averages.</summary>
public partial class AdamW : OptimizerHelper, torch.optim.IBetas
{
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        Check.NotNegative(lr, nameof(lr));
        Check.NotNegative(eps, nameof(eps));
        Check.NotNegative(weight_decay, nameof(weight_decay));
        Check.BelowOne(beta1, nameof(beta1));
        Check.BelowOne(beta2, nameof(beta2));

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters) add_param_group(group);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Advance(closure);

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        var options = (Options)param_group.Options;
        options.FillFrom((Options)_defaults);
        Join(param_group, parameter =>
        {
            var state = new State();
            state.Keep(0, Aten.zeros_like.Call(parameter));
            state.Keep(1, Aten.zeros_like.Call(parameter));
            if (options.amsgrad == true) state.Keep(2, Aten.zeros_like.Call(parameter));
            return state;
        });
    }

    private protected override void Update(OptimizerOptions options, Lane lane)
    {
        var own = (Options)options;
        var (lr, beta1, beta2) = (own.LearningRate!.Value, own.beta1!.Value, own.beta2!.Value);
        var step = 0L;
        foreach (var state in lane.States) step = ++((State)state).step;
        var gradients = lane.Effective(0, own.maximize!.Value);
        if (own.weight_decay != 0) Lane.Scale(lane.Parameters, 1 - (lr * own.weight_decay!.Value));
        var mean = lane.Slot(0);
        lane.Mix(mean, beta1, gradients, 1 - beta1);
        var square = lane.Slot(1);
        Lane.Scale(square, beta2);
        Lane.AddProduct(square, gradients, gradients, 1 - beta2);
        if (own.amsgrad!.Value)
        {
            var largest = lane.Slot(2);
            Aten._foreach_maximum__List.CallVoid(largest, square);
            square = largest;
        }

        // Both bias corrections are numbers, so they go into the step size and spare a pass over the denominators.
        var unbias = Math.Sqrt(1 - Math.Pow(beta2, step));
        var below = lane.SquareRoot(square, own.eps!.Value * unbias);
        Lane.AddQuotient(lane.Parameters, mean, below, -lr * unbias / (1 - Math.Pow(beta1, step)));
    }
}
