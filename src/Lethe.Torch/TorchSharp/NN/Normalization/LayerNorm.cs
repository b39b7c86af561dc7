using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises over the last dimensions of each example.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;

    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        this.normalized_shape = normalized_shape;
        this.eps = eps;
        this.elementwise_affine = elementwise_affine;
        if (!elementwise_affine) return;
        weight = nn.Parameter(ones(normalized_shape, dtype, device));
        if (bias) this.bias = nn.Parameter(zeros(normalized_shape, dtype, device));
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

    /// <summary>Null if the layer is not affine.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Own(ref _weight, value, nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, value, nameof(bias));
    }

    public void reset_parameters()
    {
        if (_weight is not null) nn.init.ones_(_weight);
        if (_bias is not null) nn.init.zeros_(_bias);
    }

    public override Tensor forward(Tensor input) => Kernels.LayerNorm(input, normalized_shape, _weight, _bias, eps);
}
