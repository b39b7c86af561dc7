using Lethe.Membership.Answers;
using static TorchSharp.torch;

namespace Lethe.Membership.Challenge;

/// <summary>What the score looks at of one model.</summary>
/// <param name="Forget">A margin a record.</param>
/// <param name="Retain">The accuracy.</param>
/// <param name="Test">The accuracy.</param>
internal sealed record ModelAnswers(double[] Forget, double Retain, double Test)
{
    public static ModelAnswers Of(Func<Split, Tensor> logits, Split forget, Split retain, Split test) =>
        new(Margins.Of(logits, forget), Accuracy(logits, retain), Accuracy(logits, test));

    public static ModelAnswers Of(Subject model, Split forget, EvaluationJob job) => Of(split => Logits(model, split, job), forget, job.Retain, job.Data.Test!);

    private static double Accuracy(Func<Split, Tensor> logits, Split split)
    {
        using var scope = NewDisposeScope();
        var right = 0;
        LogitReader.Each(logits(split), split, (_, label, values) => right += Highest(values) == label ? 1 : 0);
        return (double)right / split.Count;
    }

    private static int Highest(ReadOnlySpan<double> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
            if (logits[i] > logits[best]) best = i;
        return best;
    }

    private static Tensor Logits(Subject model, Split split, EvaluationJob job)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in split.Batches(256, model.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            parts.Add(model.Predict(batch.Inputs).cpu());
        }
        return scope.MoveToOuter(cat(parts, 0));
    }
}
