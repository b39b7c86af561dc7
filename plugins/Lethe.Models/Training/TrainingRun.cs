using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>The training of one model, from its first weights to its last.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly TrainingJob _job;
    private readonly TorchSubject _subject;
    private readonly optim.Optimizer _optimizer;
    private readonly EarlyStopping? _early;
    private readonly LowPrecisionTwin? _twin;
    private readonly RandomStream _random;
    private readonly RunningLoss _loss;
    private readonly bool _refusesSingles;
    private long _step;

    private TrainingRun(TrainingPlan plan, TrainingJob job, TorchSubject subject)
    {
        (_plan, _job, _subject) = (plan, job, subject);
        subject.Module.train();
        _optimizer = Optimizers.Of(plan.Options, subject.Module.parameters());
        _early = plan.Options.EarlyStop is { } patience ? new EarlyStopping(patience) : null;
        _twin = plan.UsesLowPrecision ? new LowPrecisionTwin(subject.Module, ((TorchSubject)subject.Copy()).Module) : null;
        _random = job.Random.Fork("objective");
        _loss = new RunningLoss(1, job.Device);
        _refusesSingles = SingleBatches.AreRefusedBy(subject.Module);
    }

    public static TorchSubject Train(TrainOptions options, TrainingJob job)
    {
        var plan = new TrainingPlan(options, job);
        plan.Announce();
        var subject = plan.Start();
        try
        {
            using var run = new TrainingRun(plan, job, subject);
            run.Run();
            return subject;
        }
        catch
        {
            subject.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _early?.Dispose();
        _twin?.Dispose();
        _loss.Dispose();
        (_plan.Objective as IPreparedObjective)?.Dispose();
    }

    private void Run()
    {
        (_plan.Objective as IPreparedObjective)?.Prepare(_job, _plan.Blueprint);
        _job.Epochs(_job.Train, _plan.Options.Epochs, _plan.Options.BatchSize, Step, AfterEpoch);
        _twin?.HandOverBuffers();
        _early?.Restore(_subject.Module);
        _subject.Module.zero_grad();
        _subject.Module.eval();
    }

    private void Step(Batch batch)
    {
        _optimizer.SetLearningRate(_plan.Schedule.At(_step++));
        if (batch.Rows.Length == 1 && _refusesSingles) return;
        var changed = _plan.Augmenter.Apply(batch);
        if (_twin is null)
        {
            _optimizer.zero_grad();
            Differentiate(_subject.Module, changed);
        }
        else
        {
            _twin.Refresh();
            Differentiate(_twin.Network, changed);
            _twin.HandOverGradients();
        }
        _optimizer.step();
    }

    private void Differentiate(nn.Module<Tensor, Tensor> network, Batch batch)
    {
        var loss = _plan.Objective.Loss(network, batch, _random);
        loss.backward();
        _loss.Add(loss, batch.Rows.Length);
    }

    private bool AfterEpoch(int epoch)
    {
        _twin?.HandOverBuffers();
        var line = $"epoch {epoch + 1}: loss {_loss.TakeChecked(epoch)[0]:0.0000}";
        if (_early is null)
        {
            _job.Progress.Log(line);
            return true;
        }
        var validation = ValidationLoss();
        _job.Progress.Log($"{line}, validation {validation:0.0000}");
        if (_early.GoOn(validation, _subject.Module)) return true;
        _job.Progress.Log($"The validation loss no longer improves; the best was {_early.BestLoss:0.0000}.");
        return false;
    }

    private double ValidationLoss()
    {
        var (sum, count) = (0.0, 0L);
        foreach (var batch in _job.Validation!.Batches(_plan.Options.BatchSize, _job.Device))
        {
            _job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var loss = nn.functional.cross_entropy(_subject.Predict(batch.Inputs), batch.Targets, reduction: nn.Reduction.Sum);
            sum += loss.item<float>();
            count += batch.Rows.Length;
        }
        return sum / count;
    }
}
