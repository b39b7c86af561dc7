using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel of each example.</summary>
public abstract class InstanceNorm : NormBase
{
    private const double UsualMomentum = 0.1;

    protected InstanceNorm(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype,
        string name) : base(num_features, eps, momentum ?? UsualMomentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>How many dimensions an input has without its batch, less one: an input of as many plus two is a batch.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var channels = (int)(input.Dimensions - GetNumberOfBatchDimensions());
        if (input.size(channels) != num_features)
            throw new ArgumentException($"{GetName()} takes {num_features} channels, not {input.size(channels)}.");
        if (channels != 0) return Normalised(input);
        using var batch = Aten.unsqueeze.Call(input, 0);
        using var normal = Normalised(batch);
        return Aten.squeeze_dim.Call(normal, 0);
    }

    private Tensor Normalised(Tensor input) => Kernels.InstanceNorm(
        input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? UsualMomentum, eps);
}
