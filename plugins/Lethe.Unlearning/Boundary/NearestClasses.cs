using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Boundary;

/// <summary>What the original takes each record of the forget set for, once it is moved to where its loss grows fastest.</summary>
internal static class NearestClasses
{
    /// <returns>A class for each row; null when the budget ended first.</returns>
    public static long[]? Of(UnlearningJob job, double epsilon, int batchSize)
    {
        using var scope = NewDisposeScope();
        var box = InputBox.Of(job, epsilon, batchSize);
        var classes = new long[job.Forget.Count];
        var flipped = 0;
        var whole = job.Pass(job.Forget.Batches(batchSize, job.Device), job.Forget.Count, "nearest classes", batch =>
        {
            using var found = job.Original.Predict(Moved(job.Original, batch, box)).argmax(1).cpu().data<long>();
            foreach (var (row, nearest) in batch.Rows.Zip(found))
            {
                classes[row] = nearest;
                if (nearest != job.Forget.Label(row)) flipped++;
            }
        });
        if (!whole) return null;
        // A record that stays what it is would be learned once more.
        job.Progress.Log($"{flipped} of {classes.Length} records crossed a boundary; the others are trained on the class they have.");
        return classes;
    }

    private static Tensor Moved(Subject original, Batch batch, InputBox box) => original.Module.Evaluating(() =>
    {
        var inputs = batch.Inputs.detach().clone().requires_grad_();
        var loss = nn.functional.cross_entropy(original.Forward(inputs), batch.Targets, reduction: nn.Reduction.Sum);
        var slope = autograd.grad([loss], [inputs])[0];
        using var off = no_grad();
        return box.Move(inputs.detach(), slope.sign());
    });
}
