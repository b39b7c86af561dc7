using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class InstanceNorm3d : InstanceNorm
{
    internal InstanceNorm3d(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm3d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 4;

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.Dimensions is not 4 and not 5)
            throw new ArgumentException($"InstanceNorm3d takes 4 or 5 dimensions, not {input.Dimensions}.");
    }
}
