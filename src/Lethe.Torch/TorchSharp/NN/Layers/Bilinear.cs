using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>y = x₁ᵀ A x₂ + b, with a matrix A for each output.</summary>
public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;

    internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Bilinear))
    {
        this.in1_features = in1_features;
        this.in2_features = in2_features;
        this.out_features = out_features;
        weight = nn.Parameter(empty([out_features, in1_features, in2_features], dtype, device));
        if (hasBias) bias = nn.Parameter(empty([out_features], dtype, device));
        var bound = 1 / Math.Sqrt(in1_features);
        nn.init.uniform_(weight, -bound, bound);
        if (hasBias) nn.init.uniform_(bias!, -bound, bound);
    }

    public long in1_features { get; set; }

    public long in2_features { get; set; }

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

    public override Tensor forward(Tensor input1, Tensor input2) => Kernels.Bilinear(input1, input2, weight, _bias);
}
