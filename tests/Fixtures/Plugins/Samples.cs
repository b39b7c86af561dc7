using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Sdk;
using static TorchSharp.torch;

// Plugins with the ids and options that requests in the tests name. They describe themselves and never run.
namespace Samples;

internal static class Never
{
    public static InvalidOperationException Runs() => new("Fixtures describe themselves; they do not run.");
}

[Plugin("data.glyphs", "Glyphs", Summary = "Drawn letters.")]
public sealed class Glyphs(GlyphsOptions options) : IDataSource
{
    public GlyphsOptions Options { get; } = options;
    public Dataset Load(DataJob job) => throw Never.Runs();
}

public sealed record GlyphsOptions
{
    [Range(1, 100_000), Description("Training records.")] public int Train { get; init; } = 1000;
    [Range(1, 100_000)] public int Test { get; init; } = 500;
}

[Plugin("model.train", "Train a model")]
public sealed class Train(TrainOptions options) : IRecipe
{
    public static Needs Needs => Needs.TrainingData;
    public static Capabilities Gives => Capabilities.Predict | Capabilities.InputGradients | Capabilities.Train;
    public TrainOptions Options { get; } = options;
    public Subject Load(ModelJob job) => throw Never.Runs();
    Subject IRecipe.Train(TrainingJob job) => throw Never.Runs();
}

public sealed record TrainOptions
{
    [Required] public PluginReference Architecture { get; init; } = "arch.none";
    public PluginReference Objective { get; init; } = "train.cross-entropy";
    [Range(1, 1000)] public int Epochs { get; init; } = 10;
}

[Plugin("arch.small-cnn", "Small CNN")]
public sealed class SmallCnn(SmallCnnOptions options) : IArchitecture
{
    public SmallCnnOptions Options { get; } = options;
    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes) => throw Never.Runs();
}

public sealed record SmallCnnOptions
{
    [Range(1, 512)] public int Width { get; init; } = 16;
}

[Plugin("train.cross-entropy", "Cross-entropy")]
public sealed class CrossEntropy : ITrainingObjective
{
    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, Lethe.Statistics.RandomStream random) => throw Never.Runs();
}

[Plugin("forget.random", "Random records")]
public sealed class RandomRecords(RandomRecordsOptions options) : IForgetSelector
{
    public RandomRecordsOptions Options { get; } = options;
    public IReadOnlyList<int> Select(SelectionJob job) => throw Never.Runs();
}

public sealed record RandomRecordsOptions
{
    [Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] public double Fraction { get; init; } = 0.1;
}

[Plugin("unlearn.gradient-ascent", "Gradient ascent", Paper = "Fixture et al.")]
public sealed class GradientAscent(GradientAscentOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels;
    public GradientAscentOptions Options { get; } = options;
    public void Unlearn(UnlearningJob job) => throw Never.Runs();
}

public sealed record GradientAscentOptions
{
    [Range(1, 100)] public int Epochs { get; init; } = 1;
    [Range(1e-6, 1)] public double LearningRate { get; init; } = 1e-4;
    public double? ClipNorm { get; init; }
}

[Plugin("unlearn.fine-tune", "Fine-tuning")]
public sealed class FineTune : IUnlearner
{
    public void Unlearn(UnlearningJob job) => throw Never.Runs();
}

[Plugin("eval.utility", "Utility")]
public sealed class Utility : IEvaluator
{
    public static IReadOnlyList<Metric> Metrics { get; } =
        [new("accuracy.test", "Test accuracy", Direction.Higher, "Share of test records whose largest logit is the label's.", "%")];

    public static Needs Needs => Needs.TestData;
    public void Evaluate(EvaluationJob job) => throw Never.Runs();
}

[Plugin("eval.oracle-gap", "Gap to oracles")]
public sealed class Gap(GapOptions options) : IEvaluator
{
    // Explicit, as an author may write it: no public property of that name to be found.
    static IReadOnlyList<Metric> IEvaluator.Metrics { get; } =
        [new("gap.forget-accuracy", "Gap | forget accuracy", Direction.LikeOracle, "Difference to the oracles' mean.")];

    static Needs IPlugin.Needs => Needs.ForgetSet | Needs.Oracles;
    public GapOptions Options { get; } = options;
    public void Evaluate(EvaluationJob job) => throw Never.Runs();
}

public sealed record GapOptions
{
    [Range(1, 50)] public int Oracles { get; init; } = 5;
}

[Plugin("eval.self-made", "Refers to itself")]
public sealed class SelfMade(SelfMadeOptions options) : IEvaluator
{
    public static IReadOnlyList<Metric> Metrics => [];
    public SelfMadeOptions Options { get; } = options;
    public void Evaluate(EvaluationJob job) => throw Never.Runs();
}

public sealed record SelfMadeOptions
{
    public PluginReference Inner { get; init; } = "eval.self-made";
}
