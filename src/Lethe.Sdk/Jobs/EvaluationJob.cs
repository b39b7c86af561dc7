using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Everything an evaluator is given, and where its results go.</summary>
public abstract class EvaluationJob : Job
{
    public required Subject Subject { get; init; }

    /// <summary>The subject before unlearning; the same as <see cref="Subject"/> when nothing was unlearned.</summary>
    public required Subject Original { get; init; }

    public required Dataset Data { get; init; }

    /// <summary>Null in an audit without a forget set.</summary>
    public Split? Forget { get; init; }

    /// <summary>The training records that stay; the whole training split without a forget set.</summary>
    public required Split Retain { get; init; }

    public IReadOnlyList<ReferenceModel> Oracles { get; init; } = [];

    public IReadOnlyList<ShadowModel> Shadows { get; init; } = [];

    /// <summary>What made <see cref="Subject"/> of <see cref="Original"/>; null when nothing was unlearned.</summary>
    public RepeatedUnlearning? Unlearning { get; init; }

    public required IPluginFactory Plugins { get; init; }

    /// <summary>Turns a path of the request into one that may be read, or refuses it; null: no files may be read.</summary>
    public Func<string, string>? ResolvePath { get; init; }

    /// <summary>
    /// The subject's logits on a split, one row a record, on the CPU. Kept for the whole audit: evaluators that ask
    /// again, or ask for another part of the same data, cost nothing.
    /// </summary>
    public abstract Tensor Logits(Split split);

    public abstract void Report(Finding finding);

    public abstract void Show(Exhibit exhibit);
}
