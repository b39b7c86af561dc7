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
    private readonly OptimizerHelper _optimizer;
    private readonly Tensor _sum;
    private long _seen;

    /// <param name="what">The loss in words, for the log.</param>
    public Descent(UnlearningJob job, DescentSettings settings, string what)
    {
        (_job, _settings, _what) = (job, settings, what);
        Learning = [.. settings.Learning ?? Learns.In(job.Model)];
        _optimizer = settings.IsAdaptive
            ? optim.Adam(Learning, settings.LearningRate, beta1: settings.Momentum, weight_decay: settings.WeightDecay)
            : optim.SGD(Learning, settings.LearningRate, settings.Momentum, weight_decay: settings.WeightDecay);
        _sum = zeros([], ScalarType.Float64, job.Device).DetachFromDisposeScope();
        // Dropout draws from torch's stream.
        _ = manual_seed(job.Random.Fork("torch").NextSeed());
    }

    public Parameter[] Learning { get; }

    public IEnumerable<OptimizerState> States => _optimizer.state_dict().State;

    /// <summary>How much each record of the forget set counts; null: all alike.</summary>
    public ForgetWeights? Weights { get; init; }

    /// <summary>Called after each step, for methods that correct it.</summary>
    public Action? AfterStep { get; set; }

    /// <summary>Logits that can be differentiated, in the mode the settings ask for.</summary>
    public Tensor Logits(Batch batch)
    {
        // One record alone has no statistics of a batch; forgetting a single record is the commonest request of all.
        _job.Model.Module.train(_settings.BatchNorm == BatchNormMode.Train && batch.Rows.Length > 1);
        return _job.Model.Forward(batch.Inputs);
    }

    /// <summary>The mean cross-entropy of a batch, which counts towards that of the epoch.</summary>
    public Tensor Loss(Batch batch) => Note(nn.functional.cross_entropy(Logits(batch), batch.Targets), batch.Rows.Length);

    /// <summary>The mean over a batch of the forget set, weighted where records have weights, which counts towards that of the epoch.</summary>
    /// <param name="each">From logits the loss of each record.</param>
    public Tensor ForgetLoss(Batch batch, Func<Tensor, Tensor> each)
    {
        var logits = Logits(batch);
        var losses = each(logits);
        if (Weights is not null) losses *= Weights.Of(logits.detach(), batch);
        return Note(losses.mean(), batch.Rows.Length);
    }

    /// <summary>Counts the mean loss of some records towards that of the epoch.</summary>
    public Tensor Note(Tensor loss, int records)
    {
        using var off = no_grad();
        // Added up where it is, so that no step waits for a device.
        _sum.add_(loss.detach(), records);
        _seen += records;
        return loss;
    }

    /// <summary>One step down.</summary>
    public void Step(Tensor loss)
    {
        _optimizer.zero_grad();
        loss.backward();
        Step();
    }

    /// <summary>One step along gradients that somebody else has put there.</summary>
    public void Step()
    {
        if (_settings.ClipNorm is { } most) nn.utils.clip_grad_norm_(Learning, most);
        _optimizer.step();
        AfterStep?.Invoke();
    }

    public void SetLearningRate(double rate)
    {
        foreach (var group in _optimizer.ParamGroups) group.LearningRate = rate;
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
        if (!Learning.All(parameter => parameter.detach().isfinite().all().item<bool>())) throw Diverged("weights are no longer finite");
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
