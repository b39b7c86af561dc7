using static TorchSharp.torch;

namespace Lethe.Selection.Tests.Support;

internal static class Jobs
{
    public static SelectionJob Of(Split train, Subject? subject = null, IReadOnlyList<ShadowModel>? shadows = null, int classes = 2, long seed = 5) => new()
    {
        Train = train,
        Classes = classes,
        Subject = subject,
        Shadows = shadows ?? [],
        Device = CPU,
        Random = new RandomStream(seed),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    };

    /// <summary>A linear model of these weights, a row a class.</summary>
    public static TorchSubject Linear(float[,] weights)
    {
        nn.Module<Tensor, Tensor> Build() => nn.Sequential(nn.Linear(weights.GetLength(1), weights.GetLength(0), false));
        var subject = new TorchSubject(Build(), Build, CPU);
        using (no_grad()) subject.Module.parameters().Single().copy_(tensor(weights));
        subject.Module.eval();
        return subject;
    }

    /// <summary>The cross-entropy of each record.</summary>
    public static double[] Losses(Subject subject, Split split)
    {
        using var scope = NewDisposeScope();
        var labels = tensor(Enumerable.Range(0, split.Count).Select(split.Label).ToArray());
        using var losses = nn.functional.cross_entropy(MemoryEvaluationJob.LogitsOf(subject, split).to(float64), labels, reduction: nn.Reduction.None).data<double>();
        return losses.ToArray();
    }
}
