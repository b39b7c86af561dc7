using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>Logits with labels as the parts of a dataset, and jobs on them.</summary>
internal static class Rows
{
    /// <summary>Labels that follow the softmax of the logits, which are then multiplied: too sharp by that factor.</summary>
    public static Split Drawn(int count, double sharpened = 1, long seed = 1, int classes = 3, string name = "test")
    {
        var random = new RandomStream(seed);
        var (values, labels) = (new float[count * classes], new long[count]);
        var (row, truth) = (new double[classes], new double[classes]);
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < classes; k++) row[k] = 2 * random.NextNormal();
            Softmax.Of(row, truth);
            var left = random.NextDouble();
            while (labels[i] < classes - 1 && left >= truth[labels[i]]) left -= truth[labels[i]++];
            for (var k = 0; k < classes; k++) values[i * classes + k] = (float)(sharpened * row[k]);
        }
        return Of(values, labels, classes, name);
    }

    public static Split Of(float[] logits, long[]? labels, int classes, string name = "test")
    {
        var count = logits.Length / classes;
        var ids = Enumerable.Range(0, count).Select(i => $"{name}-{i}").ToArray();
        return new Split(name, new MemoryRows(logits, classes), new RecordTable(ids, labels));
    }

    public static MemoryEvaluationJob Job(
        Split test, Split? validation = null, Subject? subject = null, long seed = 1, CancellationToken? cancellation = null, IProgressSink? sink = null)
    {
        using var scope = NewDisposeScope();
        var width = test.Read([0], CPU).Inputs.size(1);
        var model = subject ?? new AsIs();
        return new MemoryEvaluationJob
        {
            Subject = model,
            Original = model,
            Retain = test,
            Data = new Dataset
            {
                Name = "rows",
                Input = new InputDescription([width], [], []),
                ClassNames = [.. Enumerable.Range(0, (int)width).Select(i => $"c{i}")],
                Train = test,
                Validation = validation,
                Test = test,
            },
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = sink is null ? Progress.None : new Progress(sink),
            Plugins = Shelf.Instance,
            ResolvePath = path => path,
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
        };
    }

    /// <summary>Runs the evaluator as a request would.</summary>
    public static MemoryEvaluationJob Evaluated(this MemoryEvaluationJob job, string options = "{}")
    {
        ((IEvaluator)Shelf.Create<IPlugin>("eval.calibration", options)).Evaluate(job);
        return job;
    }
}
