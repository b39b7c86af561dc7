using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Robustness.Tests.Support;

/// <summary>Models whose robustness is known, records, and jobs on them.</summary>
internal static class Scene
{
    /// <summary>Two classes whose logits differ by w.x + b, in favour of class 1, times a factor.</summary>
    public static TorchSubject Linear(double[] w, double b, double factor = 1) => Linear(
        [.. w.Select(one => (float)(-factor * one / 2)), .. w.Select(one => (float)(factor * one / 2))], 2, (float)(-factor * b / 2), (float)(factor * b / 2));

    /// <param name="weights">Class by class.</param>
    /// <param name="biases">One a class; none: zero.</param>
    public static TorchSubject Linear(float[] weights, int classes, params float[] biases)
    {
        nn.Module<Tensor, Tensor> Build()
        {
            var layer = nn.Linear(weights.Length / classes, classes);
            using var scope = NewDisposeScope();
            using var still = no_grad();
            layer.weight!.copy_(tensor(weights, [classes, weights.Length / classes]));
            layer.bias!.copy_(biases.Length == 0 ? zeros([classes]) : tensor(biases));
            return layer;
        }
        return new TorchSubject(Build(), Build, CPU);
    }

    public static Split Split(float[] values, long[]? labels, params long[] shape)
    {
        var rows = new MemoryRows(values, shape);
        return new Split("test", rows, new RecordTable([.. Enumerable.Range(0, rows.Count).Select(i => $"r{i}")], labels));
    }

    public static float[] Normal(int count, long seed, double scale = 1)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(scale * random.NextNormal()))];
    }

    public static MemoryEvaluationJob Job(
        Subject subject, Split test, double? low = null, double? high = null, long seed = 1, Budget? budget = null,
        CancellationToken? cancellation = null, IProgressSink? sink = null, int classes = 2)
    {
        using var scope = NewDisposeScope();
        return new MemoryEvaluationJob
        {
            Subject = subject,
            Original = subject,
            Retain = test,
            Data = new Dataset
            {
                Name = "scene",
                Input = new InputDescription(test.Read([0], CPU).Inputs.shape[1..], [], [], low, high),
                ClassNames = [.. Enumerable.Range(0, classes).Select(i => $"c{i}")],
                Train = test,
                Test = test,
            },
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = sink is null ? Progress.None : new Progress(sink),
            Budget = budget ?? Budget.Unlimited,
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        };
    }

    /// <summary>Runs the evaluator as a request would.</summary>
    public static MemoryEvaluationJob Attacked(this MemoryEvaluationJob job, string options = "{}")
    {
        ((IEvaluator)Shelf.Create<IPlugin>("eval.pgd", options)).Evaluate(job);
        return job;
    }

    public static double Accuracy(this MemoryEvaluationJob job, string epsilon) => job.Single("robust.accuracy", $"eps={epsilon}").Value!.Value;

    public static IReadOnlyList<string> Sign(this MemoryEvaluationJob job, string name) =>
        job.Exhibits.OfType<TableExhibit>().Single().Rows.Single(row => row[0] == name);
}
