using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>y = x Wᵀ + b.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;

    internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
    {
        this.weight = weight;
        this.bias = bias;
        out_features = weight.size(0);
        in_features = weight.size(1);
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
    {
        in_features = inputSize;
        out_features = outputSize;
        weight = nn.Parameter(empty([outputSize, inputSize], dtype, device));
        if (hasBias) bias = nn.Parameter(empty([outputSize], dtype, device));
        nn.init.AsPyTorch(weight, bias);
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public Parameter weight
    {
        get => _weight!;
        set => Own(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, value, nameof(bias));
    }

    public override Tensor forward(Tensor input) => Kernels.Linear(input, weight, _bias);
}
