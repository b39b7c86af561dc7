using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises over groups of channels of each example.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (!affine) return;
        weight = nn.Parameter(ones([num_channels], dtype, device));
        bias = nn.Parameter(zeros([num_channels], dtype, device));
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

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

    public override Tensor forward(Tensor input) => Kernels.GroupNorm(input, num_groups, _weight, _bias, eps);
}
