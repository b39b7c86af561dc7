using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>
/// Gradient steps on the model of a job. It asks nothing of the model but parameters and a forward pass, so archives
/// serve as well as networks.
/// </summary>
internal sealed class Descent : IDisposable
{
    private readonly UnlearningJob _job;
    private readonly DescentSettings _settings;
    private readonly string _what;
    private readonly Parameter[] _learning;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _sum;
    private long _seen;

    /// <param name="what">The loss in words, for the log.</param>
    public Descent(UnlearningJob job, DescentSettings settings, string what)
    {
        (_job, _settings, _what) = (job, settings, what);
        _learning = [.. job.Model.Module.parameters().Where(parameter => parameter.requires_grad)];
        if (_learning.Length == 0)
            throw new ModelException($"The model, {job.Model.Format}, has no parameters that learn. Was it frozen before it was written?");
        _optimizer = optim.SGD(_learning, settings.LearningRate, settings.Momentum, weight_decay: settings.WeightDecay);
        _sum = zeros([], ScalarType.Float64, job.Device).DetachFromDisposeScope();
        // Dropout draws from torch's stream.
        _ = manual_seed(job.Random.Fork("torch").NextSeed());
    }

    /// <summary>The mean cross-entropy of a batch, which counts towards that of the epoch.</summary>
    public Tensor Loss(Batch batch)
    {
        // One record alone has no statistics of a batch; forgetting a single record is the commonest request of all.
        _job.Model.Module.train(_settings.BatchNorm == BatchNormMode.Train && batch.Rows.Length > 1);
        var loss = nn.functional.cross_entropy(_job.Model.Forward(batch.Inputs), batch.Targets);
        using var off = no_grad();
        // Added up where it is, so that no step waits for a device.
        _sum.add_(loss.detach(), batch.Rows.Length);
        _seen += batch.Rows.Length;
        return loss;
    }

    /// <summary>One step down.</summary>
    public void Step(Tensor loss)
    {
        _optimizer.zero_grad();
        loss.backward();
        if (_settings.ClipNorm is { } most) nn.utils.clip_grad_norm_(_learning, most);
        _optimizer.step();
    }

    /// <summary>The mean loss of the epoch, each record as its step found it, if that is a number.</summary>
    public double EndEpoch(int epoch)
    {
        var mean = TakeMean();
        _job.Progress.Log($"epoch {epoch + 1}: {_what} {mean:0.0000}");
        return mean;
    }

    /// <summary>Leaves the model as it is to be used, or says that it cannot be.</summary>
    public void Finish()
    {
        TakeMean();
        using var scope = NewDisposeScope();
        if (!_learning.All(parameter => parameter.detach().isfinite().all().item<bool>())) throw Diverged("weights are no longer finite");
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _sum.Dispose();
        _job.Model.Module.zero_grad();
        _job.Model.Module.eval();
    }

    private double TakeMean()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var mean = _seen == 0 ? 0 : _sum.cpu().item<double>() / _seen;
        _sum.zero_();
        _seen = 0;
        return double.IsFinite(mean) ? mean : throw Diverged($"{_what} is {mean}");
    }

    private static ModelException Diverged(string what) =>
        new($"The {what}: unlearning diverged. Lower learningRate, or the number of epochs.");
}
