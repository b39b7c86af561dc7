using Lethe.Models.Objectives;
using Lethe.Models.Training;
using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>Trains models whose jobs take the same number of steps as one, each on its own records in its own order.</summary>
internal sealed class StackedRun : IDisposable
{
    private readonly TrainOptions _options;
    private readonly TrainingJob[] _jobs;
    private readonly TrainingPlan[] _plans;
    private readonly StackedNetwork _network;
    private readonly optim.Optimizer _optimizer;
    private readonly RunningLoss _loss;
    private readonly double _smoothing;
    private readonly bool _refusesSingles;
    private long _step;

    private StackedRun(TrainOptions options, TrainingJob[] jobs, TrainingPlan[] plans, TorchSubject[] subjects)
    {
        (_options, _jobs, _plans) = (options, jobs, plans);
        _network = new StackedNetwork([.. subjects.Select(subject => subject.Module)]);
        _optimizer = Optimizers.Of(options, _network.Parameters);
        _loss = new RunningLoss(jobs.Length, jobs[0].Device);
        _smoothing = ((CrossEntropy)plans[0].Objective).LabelSmoothing;
        _refusesSingles = SingleBatches.AreRefusedBy(subjects[0].Module);
    }

    public static TorchSubject[] Train(TrainOptions options, TrainingJob[] jobs)
    {
        var plans = Array.ConvertAll(jobs, job => new TrainingPlan(options, job));
        plans[0].Announce();
        var subjects = new List<TorchSubject>();
        try
        {
            foreach (var plan in plans) subjects.Add(plan.Start());
            using var run = new StackedRun(options, jobs, plans, [.. subjects]);
            run.Run();
            foreach (var subject in subjects) subject.Module.eval();
            return [.. subjects];
        }
        catch
        {
            foreach (var subject in subjects) subject.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _network.Dispose();
        _optimizer.Dispose();
        _loss.Dispose();
    }

    private void Run()
    {
        for (var epoch = 0; epoch < _options.Epochs && Epoch(epoch); epoch++)
        {
            var losses = _loss.TakeChecked(epoch);
            foreach (var (job, loss) in _jobs.Zip(losses)) job.Progress.Log($"epoch {epoch + 1}: loss {loss:0.0000}");
        }
        _network.WriteBack();
    }

    /// <summary>False when a budget ran out.</summary>
    private bool Epoch(int epoch)
    {
        var orders = Array.ConvertAll(_jobs, job => job.Epoch(job.Train, epoch, _options.BatchSize).GetEnumerator());
        try
        {
            for (var done = 1; Array.TrueForAll(orders, order => order.MoveNext()); done++)
            {
                foreach (var job in _jobs) job.Cancellation.ThrowIfCancellationRequested();
                if (Array.Exists(_jobs, job => job.Budget.Exhausted)) return false;
                using (NewDisposeScope()) Step([.. orders.Select(order => order.Current)]);
                Report(epoch, done, orders);
            }
            return true;
        }
        finally
        {
            foreach (var order in orders) order.Dispose();
        }
    }

    private void Step(Batch[] batches)
    {
        _optimizer.SetLearningRate(_plans[0].Schedule.At(_step++));
        if (_refusesSingles && batches[0].Rows.Length == 1) return;
        var batch = StackedBatch.Of([.. batches.Zip(_plans, (own, plan) => plan.Augmenter.Apply(own))]);
        _optimizer.zero_grad();
        var losses = batch.Losses(_network.Forward(batch.Inputs), _smoothing);
        losses.sum().backward();
        _loss.Add(losses, batches[0].Rows.Length);
        _optimizer.step();
    }

    private void Report(int epoch, int done, IEnumerator<Batch>[] orders)
    {
        var (each, total) = (_plans[0].BatchesPerEpoch, (long)_options.Epochs * _plans[0].BatchesPerEpoch);
        for (var i = 0; i < _jobs.Length; i++)
        {
            _jobs[i].Budget.Spend(orders[i].Current.Rows.Length);
            _jobs[i].Progress.Report((long)epoch * each + done, total, $"epoch {epoch + 1} of {_options.Epochs}, {_jobs.Length} models");
        }
    }
}
