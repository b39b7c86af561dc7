using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>The mean loss of an epoch for each model, added up where the losses are, so that no step waits for a device.</summary>
internal sealed class RunningLoss(int models, Device device) : IDisposable
{
    private readonly Tensor _sum = zeros([models], ScalarType.Float64, device).DetachFromDisposeScope();
    private long _count;

    /// <param name="losses">The mean of a batch for each model.</param>
    /// <param name="records">How many records a batch had.</param>
    public void Add(Tensor losses, long records)
    {
        using var off = no_grad();
        _sum.add_(losses.detach(), records);
        _count += records;
    }

    /// <summary>The means since the last time, if they are numbers.</summary>
    public double[] TakeChecked(int epoch)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using var sums = _sum.cpu().data<double>();
        var means = sums.ToArray();
        for (var i = 0; i < means.Length; i++) means[i] = _count == 0 ? 0 : means[i] / _count;
        _sum.zero_();
        _count = 0;
        var lost = Array.FindIndex(means, mean => !double.IsFinite(mean));
        if (lost < 0) return means;
        var which = means.Length == 1 ? "" : $" of model {lost + 1} of {means.Length}";
        throw new ModelException(
            $"The training loss{which} is {means[lost]} in epoch {epoch + 1}: the training diverged. Lower learningRate, or warm up.");
    }

    public void Dispose() => _sum.Dispose();
}
