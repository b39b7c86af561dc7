using Lethe.Attribution.Gradients;
using Lethe.Attribution.Projections;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Trak;

/// <summary>One checkpoint's gradients, made short, of as many records at once as there is room for.</summary>
internal sealed class ShortGradients : IDisposable
{
    private readonly AttributionJob _job;
    private readonly Subject _subject;
    private readonly GradientWatch _watch;
    private readonly Projector _projector;
    private readonly long _bytes;
    private readonly string _name;

    public ShortGradients(AttributionJob job, Subject subject, string name, TrakOptions options, RandomStream random)
    {
        (_job, _subject, _name, _bytes) = (job, subject, name, options.Bytes);
        _watch = new GradientWatch(subject.Module);
        try
        {
            var dimension = options.Projection == ProjectionKind.Dense ? options.Dimension : options.Side;
            _projector = Projector.Of(options.Projection, dimension, _watch, subject.Device, random, options.Bytes);
        }
        catch
        {
            _watch.Dispose();
            throw;
        }
        if (_watch.Others.Count > 0)
            job.Progress.Log($"One record at a time, because their layers are not known: {string.Join(", ", _watch.Others.Select(one => one.Name))}.");
    }

    /// <summary>Uses the features of each batch and its probabilities; false when the budget ended before the end.</summary>
    public bool Over(Split split, ExampleScore score, Action<Batch, Tensor, IReadOnlyList<Tensor>> use) =>
        RecordPass.Over(_job, split, Records(split), _subject.Device, $"gradients of {split.Name}, {_name}", batch =>
        {
            var signals = _watch.Run(batch, score);
            use(batch, signals.Logits, _projector.Project(signals));
        });

    /// <summary>The same for several scores of each record.</summary>
    public bool Over(Split split, IReadOnlyList<ExampleScore> scores, Action<Batch, int, IReadOnlyList<Tensor>> use) =>
        RecordPass.Over(_job, split, Records(split), _subject.Device, $"gradients of {split.Name}, {_name}", batch =>
        {
            foreach (var (number, signals) in _watch.Run(batch, scores).Index()) use(batch, number, _projector.Project(signals));
        });

    public void Dispose()
    {
        _projector.Dispose();
        _watch.Dispose();
    }

    private int Records(Split split) => split.Count == 0 ? 1 : _watch.Records(split, _subject.Device, _bytes, _projector.IsFull);
}
