using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Normalises each channel: in training over the batch, otherwise with the running statistics, or over the batch again
/// where there are none.
/// </summary>
public abstract class BatchNorm : NormBase
{
    protected BatchNorm(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype,
        string name) : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var tracking = !training || track_running_stats;
        var mean = tracking ? running_mean : null;
        var variance = tracking ? running_var : null;
        var overBatch = training || mean is null || variance is null;
        return Kernels.BatchNorm(input, mean, variance, weight, bias, overBatch, NextFactor(), eps);
    }

    private double NextFactor()
    {
        if (!training || !track_running_stats || num_batches_tracked is not { } batches) return momentum ?? 0;
        Aten.add__Scalar.CallInPlace(batches, 1L);
        return momentum ?? 1.0 / batches.item<long>();
    }
}
