using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm2d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 3;

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.Dimensions is not 3 and not 4)
            throw new ArgumentException($"InstanceNorm2d takes 3 or 4 dimensions, not {input.Dimensions}.");
    }
}
