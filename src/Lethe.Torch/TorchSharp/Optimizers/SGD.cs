using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum, Nesterov momentum and weight decay.</summary>
public partial class SGD : OptimizerHelper, torch.optim.IMomentum
{
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0,
        double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0,
        double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        Check.NotNegative(lr, nameof(lr));
        Check.NotNegative(momentum, nameof(momentum));
        Check.NotNegative(weight_decay, nameof(weight_decay));
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum needs a momentum and no dampening.");

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
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
        Join(param_group, static _ => new State());
    }

    // The direction is sign * gradient + weight_decay * parameter. It is never written down: its two halves go where
    // they are needed, which spares a copy of every gradient.
    private protected override void Update(OptimizerOptions options, Lane lane)
    {
        var own = (Options)options;
        var (lr, momentum, decay) = (own.LearningRate!.Value, own.momentum!.Value, own.weight_decay!.Value);
        var sign = own.maximize!.Value ? -1.0 : 1.0;
        var (parameters, gradients) = (lane.Parameters, lane.Gradients);
        if (momentum == 0)
        {
            if (decay != 0) Lane.Scale(parameters, 1 - (lr * decay));
            Lane.Add(parameters, gradients, -lr * sign);
            return;
        }

        var buffers = Accumulate(lane, momentum, sign, decay, 1 - own.dampening!.Value);
        if (own.nesterov!.Value)
        {
            if (decay != 0) Lane.Scale(parameters, 1 - (lr * decay));
            Lane.Add(parameters, gradients, -lr * sign);
            Lane.Add(parameters, buffers, -lr * momentum);
        }
        else
        {
            Lane.Add(parameters, buffers, -lr);
        }
    }

    private static HandleList Accumulate(Lane lane, double momentum, double sign, double decay, double share)
    {
        if (lane.States[0].Phase == 0)
        {
            // The first direction is taken whole, whatever the dampening.
            var first = lane.StartSlot(0, sign);
            if (decay != 0) Lane.Add(first, lane.Parameters, decay);
            return first;
        }
        var buffers = lane.Slot(0);
        lane.Mix(buffers, momentum, lane.Gradients, share * sign);
        if (decay != 0) Lane.Add(buffers, lane.Parameters, share * decay);
        return buffers;
    }
}
