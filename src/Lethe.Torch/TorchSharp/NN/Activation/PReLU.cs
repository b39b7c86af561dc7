using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where it is positive, a learned fraction of it elsewhere.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        this.init = init;
        weight = nn.Parameter(full([num_parameters], init, dtype ?? get_default_dtype(), device));
    }

    /// <summary>The fractions: one for everything, or one to a channel.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Own(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public long num_parameters { get; private set; }

    public double init { get; private set; }

    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);
}
