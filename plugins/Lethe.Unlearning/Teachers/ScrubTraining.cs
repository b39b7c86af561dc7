using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Teachers;

/// <summary>Epochs of a step away from the teacher on the forget set and one towards it on the retain set.</summary>
internal sealed class ScrubTraining : IDisposable
{
    private readonly UnlearningJob _job;
    private readonly ScrubOptions _options;
    private readonly Descent _descent;

    public ScrubTraining(UnlearningJob job, ScrubOptions options)
    {
        (_job, _options) = (job, options);
        _descent = new Descent(job, options.Settings, "retain loss");
        Disturb();
    }

    /// <param name="afterEpoch">Called after each whole epoch, counted from 1, while the model is as it left it.</param>
    public void Run(Action<int>? afterEpoch = null)
    {
        var rate = _options.LearningRate;
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            if (epoch < _options.ForgetEpochs && !_job.Pass(_job.Forget, epoch, _options.ForgetBatchSize, Away)) break;
            if (!_job.Pass(_job.Retain, epoch, _options.BatchSize, Back)) break;
            _descent.EndEpoch(epoch);
            if (_options.DecayAfter.Contains(epoch + 1)) _descent.SetLearningRate(rate /= 10);
            afterEpoch?.Invoke(epoch + 1);
        }
        _descent.Finish();
    }

    public void Dispose() => _descent.Dispose();

    private void Away(Batch batch) => _descent.Step(-Distance(batch, _descent.Logits(batch)));

    private void Back(Batch batch)
    {
        var logits = _descent.Logits(batch);
        var loss = _descent.Note(nn.functional.cross_entropy(logits, batch.Targets), batch.Rows.Length);
        _descent.Step(_options.LabelWeight * loss + _options.TeacherWeight * Distance(batch, logits));
    }

    // The teacher is the original in evaluation mode; the square makes up for what the temperature takes from gradients.
    private Tensor Distance(Batch batch, Tensor logits) =>
        _options.Temperature * _options.Temperature * Divergence.Kl(_job.Original.Predict(batch.Inputs), logits, _options.Temperature).mean();

    // Student and teacher agree at first, where the distance has its minimum: its gradient is zero either way.
    private void Disturb()
    {
        if (_options.Noise == 0) return;
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var draws = new Generator((ulong)_job.Random.Fork("noise").NextSeed());
        foreach (var weight in _descent.Learning)
            weight.add_(randn(weight.shape, generator: draws).to(_job.Device) * (_options.Noise * weight.square().mean().sqrt()));
    }
}
