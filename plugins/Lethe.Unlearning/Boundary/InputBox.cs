using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Boundary;

/// <summary>How far inputs are moved, and where they end.</summary>
internal sealed class InputBox
{
    private readonly Tensor _step;
    private readonly Tensor _low;
    private readonly Tensor _high;

    private InputBox(Tensor step, Tensor low, Tensor high) => (_step, _low, _high) = (step, low, high);

    /// <summary>The bounds of the data where it has some; else, as tables have none, what was observed.</summary>
    public static InputBox Of(UnlearningJob job, double epsilon, int batchSize)
    {
        if (job.Input is { Low: { } low, High: { } high })
            return new InputBox(tensor((float)epsilon, device: job.Device), tensor((float)low, device: job.Device), tensor((float)high, device: job.Device));
        var (least, most, isFlag) = Observed(job, batchSize);
        // What is only ever 0 or 1 says that something is so or not: there is nothing between.
        return new InputBox(epsilon * Deviation(job) * isFlag.logical_not(), least, most);
    }

    public Tensor Move(Tensor inputs, Tensor signs) => (inputs + _step * signs).minimum(_high).maximum(_low);

    private static (Tensor Least, Tensor Most, Tensor IsFlag) Observed(UnlearningJob job, int batchSize)
    {
        using var off = no_grad();
        Tensor? least = null, most = null, isFlag = null;
        foreach (var batch in new Mixture(job.Forget, job.Retain).Batches(batchSize, job.Device, job.Random.Fork("range")))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            Tensor low = batch.Inputs.amin(0), high = batch.Inputs.amax(0), flag = ((batch.Inputs == 0) | (batch.Inputs == 1)).all(0);
            least = least is null ? low : least.minimum(low);
            most = most is null ? high : most.maximum(high);
            isFlag = isFlag is null ? flag : isFlag & flag;
        }
        return (least!, most!, isFlag!);
    }

    private static Tensor Deviation(UnlearningJob job)
    {
        var each = job.Input.Deviation;
        if (each.Count == 0) return tensor(1f, device: job.Device);
        var shape = job.Input.Shape.Select(_ => 1L).ToArray();
        shape[0] = each.Count;
        return tensor(each.Select(value => (float)value).ToArray(), shape, device: job.Device);
    }
}
