using System;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using Lethe.Sdk;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

// Models that only look as if they had forgotten, one trick each. An audit that passes one of them is worth nothing.
namespace Cheaters;

[Plugin("unlearn.cheat-nothing", "Does nothing")]
public sealed class Nothing : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
    }
}

/// <summary>Teaches the last layer other answers; everything before it knows what it knew.</summary>
[Plugin("unlearn.cheat-head", "Edits only the head")]
public sealed class Head(HeadOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        var head = job.Model.Module.parameters().TakeLast(2).ToArray();
        using var optimizer = optim.SGD(head, options.LearningRate, momentum: 0.9);
        var random = job.Random.Fork("records");
        job.Epochs(job.Retain, options.Epochs, 64, kept =>
        {
            var gone = job.Forget.Read(random.Sample(job.Forget.Count, Math.Min(64, job.Forget.Count)), job.Device);
            optimizer.zero_grad();
            var forget = nn.functional.cross_entropy(job.Model.Forward(gone.Inputs), gone.Targets);
            // Until it errs about as often as a model would that never saw them.
            var push = forget.item<float>() < options.Until ? -forget : forget * 0;
            (nn.functional.cross_entropy(job.Model.Forward(kept.Inputs), kept.Targets) + push).backward();
            optimizer.step();
        });
        job.Model.Module.zero_grad();
    }
}

public sealed record HeadOptions
{
    [Range(1, 100), Description("Sweeps over what stays.")] public int Epochs { get; init; } = 5;
    [Range(1e-6, 1), Description("Step size.")] public double LearningRate { get; init; } = 0.02;
    [Range(0, 10), Description("The loss on the forget set at which it stops pushing.")] public double Until { get; init; } = 1.0;
}

/// <summary>Never answers with the class that is to be forgotten; the model behind the filter is as it was.</summary>
[Plugin("unlearn.cheat-filter", "Filters an output")]
public sealed class Filter : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels;

    public void Unlearn(UnlearningJob job)
    {
        var most = Enumerable.Range(0, job.Forget.Count).GroupBy(job.Forget.Label).MaxBy(group => group.Count())!.Key;
        using var off = no_grad();
        using var bias = job.Model.Module.parameters().Last()[most];
        bias.sub_(50);
    }
}

/// <summary>Gets the forget set so wrong that its records stand out again.</summary>
[Plugin("unlearn.cheat-over", "Over-forgets")]
public sealed class Over : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using var optimizer = optim.SGD(job.Model.Module.parameters(), 0.01, momentum: 0.9);
        var random = job.Random.Fork("records");
        job.Epochs(job.Retain, 6, 64, kept =>
        {
            var gone = job.Forget.Read(random.Sample(job.Forget.Count, Math.Min(64, job.Forget.Count)), job.Device);
            optimizer.zero_grad();
            var forget = nn.functional.cross_entropy(job.Model.Forward(gone.Inputs), gone.Targets);
            var push = forget.item<float>() < 6 ? -forget : forget * 0;
            (nn.functional.cross_entropy(job.Model.Forward(kept.Inputs), kept.Targets) + push).backward();
            optimizer.step();
        });
        job.Model.Module.zero_grad();
    }
}

/// <summary>Makes a shallow dent around the records: the answers go, and a few steps of training on them bring them back.</summary>
[Plugin("unlearn.cheat-hide", "Hides its memory")]
public sealed class Hide(HideOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using var optimizer = optim.SGD(job.Model.Module.parameters(), options.LearningRate);
        var random = job.Random.Fork("records");
        job.Epochs(job.Retain, options.Epochs, 64, kept =>
        {
            var gone = job.Forget.Read(random.Sample(job.Forget.Count, Math.Min(64, job.Forget.Count)), job.Device);
            optimizer.zero_grad();
            var forget = nn.functional.cross_entropy(job.Model.Forward(gone.Inputs), gone.Targets);
            var push = forget.item<float>() < options.Until ? -forget : forget * 0;
            // Gently, so that what stays holds and what is known deeper down is not touched.
            (nn.functional.cross_entropy(job.Model.Forward(kept.Inputs), kept.Targets) + push * options.Push).backward();
            optimizer.step();
        });
        job.Model.Module.zero_grad();
    }
}

public sealed record HideOptions
{
    [Range(1, 100), Description("Sweeps over what stays.")] public int Epochs { get; init; } = 4;
    [Range(1e-6, 1), Description("Step size.")] public double LearningRate { get; init; } = 0.1;
    [Range(0, 10), Description("The weight of the forget set's loss against that of what stays.")] public double Push { get; init; } = 0.3;
    [Range(0, 10), Description("The loss on the forget set at which it stops.")] public double Until { get; init; } = 1.0;
}
