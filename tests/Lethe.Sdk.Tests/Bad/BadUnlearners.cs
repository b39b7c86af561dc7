using System.ComponentModel.DataAnnotations;
using Lethe.Sdk.Tests.Good;
using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Bad;

[Plugin("unlearn.wordless", "Says nothing of itself")]
public sealed class Wordless() : Descent(new());

[Plugin("eval.wrong-prefix", "Wrong prefix", Summary = "Carries the prefix of another kind.")]
public sealed class WrongPrefix() : Descent(new());

[Plugin("unlearn.picky", "Picky", Summary = "Refuses the end of its own range.")]
public sealed class Picky(PickyOptions options) : Descent(new() { Epochs = options.Epochs });

public sealed record PickyOptions
{
    private readonly int _epochs = 2;

    [Range(1, 9)]
    public int Epochs
    {
        get => _epochs;
        init => _epochs = value < 9 ? value : throw new ArgumentOutOfRangeException(nameof(value), "nine is too many");
    }
}

[Plugin("unlearn.forgetful-options", "Forgetful options", Summary = "Options that JSON changes.")]
public sealed class Drifting(DriftingOptions options) : Descent(new() { Epochs = options.Epochs });

public sealed record DriftingOptions
{
    private readonly int _epochs = 2;

    public int Epochs { get => _epochs; init => _epochs = value + 1; }
}

[Plugin("unlearn.crashing", "Crashing", Summary = "Follows a null.")]
public sealed class Crashing : IUnlearner
{
    public void Unlearn(UnlearningJob job) => _ = job.Recipe!.Together;
}

[Plugin("unlearn.hanging", "Hanging", Summary = "Never ends.")]
public sealed class Hanging : IUnlearner
{
    public void Unlearn(UnlearningJob job) => Thread.Sleep(Timeout.Infinite);
}

[Plugin("unlearn.peeking", "Peeking", Summary = "Looks at labels that it did not ask for.")]
public sealed class Peeking : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        if (job.Forget.Label(0) == 77) job.Progress.Log("never");
    }
}

[Plugin("unlearn.casting", "Casting", Summary = "Takes every subject for a network written in C#.")]
public sealed class Casting : IUnlearner
{
    public void Unlearn(UnlearningJob job) => job.Progress.Log($"{((TorchSubject)job.Model).Blueprint}");
}

[Plugin("unlearn.greedy", "Greedy", Summary = "Looks into features it does not declare.")]
public sealed class Greedy : IUnlearner
{
    public void Unlearn(UnlearningJob job) => _ = job.Model.Features(job.Retain.Read([0], CPU).Inputs);
}

[Plugin("unlearn.diverging", "Diverging", Summary = "Ends in NaN.")]
public sealed class Diverging : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        using var off = no_grad();
        job.Model.Module.parameters().First().fill_(double.NaN);
    }
}

[Plugin("unlearn.teacher", "Teacher", Summary = "Teaches the original as well.")]
public sealed class Teacher : IUnlearner
{
    public void Unlearn(UnlearningJob job) => job.Original.Module.train();
}

[Plugin("unlearn.remembering", "Remembering", Summary = "Does more each time.")]
public sealed class Remembering : IUnlearner
{
    private static int _runs;

    public void Unlearn(UnlearningJob job)
    {
        using var off = no_grad();
        job.Model.Module.parameters().First().add_(Interlocked.Increment(ref _runs));
    }
}

[Plugin("unlearn.unseeded", "Unseeded", Summary = "Draws from torch's own numbers.")]
public sealed class Unseeded : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        using var off = no_grad();
        var first = job.Model.Module.parameters().First();
        first.add_(randn(first.shape));
    }
}

[Plugin("unlearn.secretly-seeded", "Secretly seeded", Summary = "Says that no seed matters.")]
public sealed class SecretlySeeded : IUnlearner
{
    public static bool IsSeeded => false;

    public void Unlearn(UnlearningJob job)
    {
        using var off = no_grad();
        job.Model.Module.parameters().First().add_(job.Random.NextDouble());
    }
}

[Plugin("unlearn.hoarding", "Hoarding", Summary = "Keeps a tensor of every run.")]
public sealed class Hoarding : IUnlearner
{
    public void Unlearn(UnlearningJob job) => ones(3).DetachFromDisposeScope();
}
