using static TorchSharp.torch;

namespace Lethe.Models.Tests.Support;

/// <summary>Small synthetic data: each class has a pattern, each record is its class's pattern with noise.</summary>
internal sealed class Sample : IDisposable
{
    private readonly TensorSource _source;

    private Sample(TensorSource source, Split train, InputDescription input, int classes)
    {
        (_source, Train, Input, Classes) = (source, train, input, classes);
    }

    public Split Train { get; }

    public InputDescription Input { get; }

    public int Classes { get; }

    public Dataset Data => new()
    {
        Name = "sample",
        Input = Input,
        ClassNames = [.. Enumerable.Range(0, Classes).Select(i => $"c{i}")],
        Train = Train,
    };

    public static Sample Images(int count, int size = 16, int channels = 1, int classes = 4, double noise = 0.3, long seed = 1) =>
        Of(count, [channels, size, size], classes, noise, seed);

    public static Sample Rows(int count, int features = 10, int classes = 3, double noise = 1, long seed = 1) =>
        Of(count, [features], classes, noise, seed);

    public TrainingJob Job(long seed = 7, Split? train = null, Split? validation = null, IProgressSink? sink = null,
        Budget? budget = null, CancellationTokenSource? cancellation = null) => new()
        {
            Train = train ?? Train,
            Validation = validation,
            Input = Input,
            Classes = Classes,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = sink is null ? Progress.None : new Progress(sink),
            Budget = budget ?? Budget.Unlimited,
            Cancellation = cancellation?.Token ?? TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        };

    public ModelJob ModelJob(long seed = 7, Dataset? data = null, bool without = false) => new()
    {
        Data = without ? null : data ?? Data,
        Device = CPU,
        Random = new RandomStream(seed),
        Progress = Progress.None,
        ResolvePath = path => path,
        Plugins = Shelf.Instance,
    };

    /// <summary>All inputs and labels, the caller's to dispose.</summary>
    public Batch All() => Train.Read(Enumerable.Range(0, Train.Count).ToArray(), CPU);

    public double Accuracy(Subject subject)
    {
        using var scope = NewDisposeScope();
        var all = All();
        return subject.Predict(all.Inputs).argmax(1).eq(all.Targets).to(ScalarType.Float64).mean().item<double>();
    }

    public void Dispose() => _source.Dispose();

    private static Sample Of(int count, long[] shape, int classes, double noise, long seed)
    {
        var random = new RandomStream(seed);
        var size = (int)shape.Aggregate(1L, (a, b) => a * b);
        var patterns = Draw(random.Fork("patterns"), classes * size);
        var labels = new long[count];
        var values = Draw(random.Fork("noise"), count * size);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(classes);
            for (var j = 0; j < size; j++)
                values[i * size + j] = (float)(0.5 + 0.2 * (patterns[labels[i] * size + j] + noise * values[i * size + j]));
        }
        var source = new TensorSource(tensor(values, [count, .. shape]).DetachFromDisposeScope());
        var table = new RecordTable([.. Enumerable.Range(0, count).Select(i => $"r{i}")], labels);
        var input = new InputDescription(shape, [0.5], [0.2], 0, 1);
        return new Sample(source, new Split("train", source, table), input, classes);
    }

    private static float[] Draw(RandomStream random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = (float)random.NextNormal();
        return values;
    }
}
