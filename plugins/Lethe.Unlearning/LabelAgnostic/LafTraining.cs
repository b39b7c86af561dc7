using Lethe.Unlearning.Steps;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Unlearning.LabelAgnostic;

/// <summary>Two autoencoders of the original's features, then steps of the network against and along them.</summary>
internal sealed class LafTraining : IDisposable
{
    private readonly UnlearningJob _job;
    private readonly LafOptions _options;
    private readonly Mixture _all;
    private readonly Descent _unlearn;
    private readonly Descent _align;
    private FeatureScale? _scale;
    private Autoencoder? _ofAll;
    private Autoencoder? _ofForget;

    public LafTraining(UnlearningJob job, LafOptions options)
    {
        job.Model.Require(Capabilities.Layers | Capabilities.Features);
        (_job, _options, _all) = (job, options, new Mixture(job.Forget, job.Retain));
        // The published steps are tiny and differ by powers of ten: only Adam, which scales them, gets anywhere.
        DescentSettings Adam(double rate) => new(rate, 0.9, 0, BatchNormMode.FrozenStats) { IsAdaptive = true };
        _unlearn = new Descent(job, Adam(options.UnlearningRate), "extractor loss");
        _align = new Descent(job, Adam(options.AlignmentRate), "alignment loss");
    }

    public void Run()
    {
        using var scope = NewDisposeScope();
        _job.Model.Module.eval();
        if (!Prepare()) return;
        var best = new BestWeights(_job.Model, _options.Patience);
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            if (Epoch(epoch) is not { } away) break;
            _unlearn.EndEpoch(epoch);
            _align.EndEpoch(epoch);
            if (best.IsTimeToStop(away)) break;
        }
        best.Restore();
        _unlearn.Finish();
        _align.Finish();
    }

    public void Dispose()
    {
        _unlearn.Dispose();
        _align.Dispose();
        _scale?.Dispose();
        _ofAll?.Dispose();
        _ofForget?.Dispose();
    }

    // False when the budget ended first.
    private bool Prepare()
    {
        var width = _job.Original.Features(_job.Forget.Read([0], _job.Device).Inputs).shape[1];
        _scale = _options.Sigmoid ? FeatureScale.Nothing(width, _job.Device) : FeatureScale.Of(AllFeatures());
        _ofAll = NewAutoencoder();
        _ofForget = NewAutoencoder();
        return Fit(_ofAll, "all data", _all.Count, epoch => _all.Batches(_options.BatchSize, _job.Device, _job.Random.Fork("all").Fork(epoch)))
            && Fit(_ofForget, "the forget set", _job.Forget.Count, epoch => _job.Forget.Batches(_options.BatchSize, _job.Device, _job.Random.Fork("forget").Fork(epoch)));
    }

    private Autoencoder NewAutoencoder() => new Autoencoder(_scale!.Count, _options.Latent, _options.Sigmoid).to(_job.Device);

    private IEnumerable<Tensor> AllFeatures()
    {
        foreach (var batch in _all.Batches(_options.BatchSize, _job.Device, _job.Random.Fork("scale")))
        {
            _job.Cancellation.ThrowIfCancellationRequested();
            yield return _job.Original.Features(batch.Inputs);
        }
    }

    private bool Fit(Autoencoder autoencoder, string what, int count, Func<int, IEnumerable<Batch>> batches)
    {
        using var adam = optim.Adam(autoencoder.parameters(), _options.AutoencoderRate);
        for (var epoch = 0; epoch < _options.AutoencoderEpochs; epoch++)
        {
            var whole = _job.Pass(batches(epoch), count, $"autoencoder of {what}, epoch {epoch + 1}", batch =>
            {
                adam.zero_grad();
                autoencoder.Loss(_scale!.Apply(_job.Original.Features(batch.Inputs)), _options.Prior).backward();
                adam.step();
            });
            if (!whole) return false;
        }
        foreach (var parameter in autoencoder.parameters()) parameter.requires_grad = false;
        return true;
    }

    /// <summary>The mean squared error of the forget set under its autoencoder; null when the budget ended.</summary>
    private double? Epoch(int epoch)
    {
        using var scope = NewDisposeScope();
        var (sum, seen) = (zeros([], device: _job.Device), 0L);
        var shuffle = _job.Random.Fork("steps").Fork(epoch);
        using var retain = _job.Retain.Batches(_options.BatchSize, _job.Device, shuffle.Fork("retain")).GetEnumerator();
        // As many steps as the smaller set has batches.
        var pairs = _job.Forget.Batches(_options.BatchSize, _job.Device, shuffle.Fork("forget")).TakeWhile(_ => retain.MoveNext());
        var whole = _job.Pass(pairs, _job.Forget.Count, $"epoch {epoch + 1} of {_options.Epochs}", batch =>
        {
            sum.add_(Unlearn(retain.Current, batch));
            seen += batch.Rows.Length;
            // Where the model is the original, alignment has no direction: the other step comes first.
            Align(retain.Current, batch);
            _job.Budget.Spend(retain.Current.Rows.Length);
        });
        return whole ? sum.item<float>() / seen : null;
    }

    private Tensor Unlearn(Batch retain, Batch forget)
    {
        var away = _ofForget!.Errors(_scale!.Apply(Live(forget)));
        var loss = LafLoss.Unlearning(_ofAll!.Errors(_scale.Apply(Live(retain))), away);
        _unlearn.Step(_unlearn.Note(loss, forget.Rows.Length));
        return away.detach().sum();
    }

    private void Align(Batch retain, Batch forget)
    {
        var loss = LafLoss.Alignment(
            Live(retain), _job.Original.Features(retain.Inputs), Live(forget), _job.Original.Features(forget.Inputs), _options.Temperature);
        _align.Step(_align.Note(loss, forget.Rows.Length));
    }

    private Tensor Live(Batch batch)
    {
        var features = LiveFeatures.Of(_job.Model, batch.Inputs);
        return features.requires_grad
            ? features
            : throw new ModelException("Nothing that learns comes before the network's features, so that they cannot be moved.");
    }
}
