using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using Lethe.Sdk;

// Methods that do what no method should, one fault each.
namespace Misbehaving;

[Plugin("unlearn.test-segfault", "Writes where nothing is")]
public sealed class Segfault : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        // In native code: what managed code does wrong becomes an exception.
        job.Progress.Log($"about to fall: {Length(16)}");
    }

    [DllImport("libc", EntryPoint = "strlen")]
    private static extern nint Length(nint text);
}

[Plugin("unlearn.test-hog", "Eats memory")]
public sealed class Hog : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        var eaten = new List<byte[]>();
        while (true)
        {
            var more = new byte[32 << 20];
            new Random(1).NextBytes(more);
            eaten.Add(more);
            job.Progress.Report(eaten.Count, 0, "eating");
        }
    }
}

[Plugin("unlearn.test-hang", "Hangs")]
public sealed class Hang : IUnlearner
{
    public void Unlearn(UnlearningJob job) => Thread.Sleep(Timeout.Infinite);
}

[Plugin("unlearn.test-throws", "Throws")]
public sealed class Throws : IUnlearner
{
    public void Unlearn(UnlearningJob job) => throw new InvalidOperationException("The moon is in the wrong house.");
}

[Plugin("unlearn.test-nan", "Diverges")]
public sealed class Diverges : IUnlearner
{
    public static Needs Needs => Needs.Training;

    public void Unlearn(UnlearningJob job)
    {
        using var off = TorchSharp.torch.no_grad();
        foreach (var parameter in job.Model.Module.parameters()) parameter.fill_(double.NaN);
    }
}

[Plugin("unlearn.test-slow", "Goes on until it is stopped")]
public sealed class Slow : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        for (var step = 0; ; step++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Progress.Report(step % 100, 100, "dawdling");
            Thread.Sleep(20);
        }
    }
}

[Plugin("unlearn.test-deaf", "Does not hear that it is cancelled")]
public sealed class Deaf : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        for (var step = 0; ; step++)
        {
            job.Progress.Report(step % 100, 100, "humming");
            Thread.Sleep(20);
        }
    }
}

[Plugin("eval.test-undeclared", "Reports what it did not declare")]
public sealed class Undeclared : IEvaluator
{
    public static IReadOnlyList<Metric> Metrics => [new("test.known", "Known", Direction.Neutral, "One.")];

    public void Evaluate(EvaluationJob job) => job.Report(new Finding { Metric = "test.unknown", Value = 1, N = 1 });
}
