using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradients divided by the root of the sum of all their squares so far.</summary>
public partial class Adagrad : OptimizerHelper
{
    public Adagrad(
        IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(
        IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
    {
        Check.NotNegative(lr, nameof(lr));
        Check.NotNegative(eps, nameof(eps));
        Check.NotNegative(lr_decay, nameof(lr_decay));
        Check.NotNegative(weight_decay, nameof(weight_decay));
        Check.NotNegative(initial_accumulator_value, nameof(initial_accumulator_value));

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            lr_decay = lr_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
            weight_decay = weight_decay,
        };
        foreach (var group in parameters) add_param_group(group);
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
            state.Keep(0, Aten.full_like.Call(parameter, options.initial_accumulator_value!.Value));
            return state;
        });
    }

    private protected override void Update(OptimizerOptions options, Lane lane)
    {
        var own = (Options)options;
        var step = 0L;
        foreach (var state in lane.States) step = ++((State)state).step;
        var gradients = lane.Effective(own.weight_decay!.Value, maximize: false);
        var sum = lane.Slot(0);
        Lane.AddProduct(sum, gradients, gradients, 1);
        var rate = own.LearningRate!.Value / (1 + ((step - 1) * own.lr_decay!.Value));
        Lane.AddQuotient(lane.Parameters, gradients, lane.SquareRoot(sum, own.eps!.Value), -rate);
    }
}
