using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Bad;

/// <summary>A loop of one's own instead of the job's: what it looks at is the subclass's choice.</summary>
public abstract class OwnLoop : IUnlearner
{
    public void Unlearn(UnlearningJob job)
    {
        using var optimizer = optim.SGD(job.Model.Module.parameters(), 0.01);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            foreach (var batch in job.Epoch(job.Retain, epoch, 16))
            {
                if (!GoesOn(job)) return;
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                job.Model.Forward(batch.Inputs).square().mean().backward();
                optimizer.step();
                Spend(job, batch.Rows.Length);
            }
        }
    }

    protected abstract bool GoesOn(UnlearningJob job);

    protected virtual void Spend(UnlearningJob job, int examples) => job.Budget.Spend(examples);
}

[Plugin("unlearn.wasteful", "Wasteful", Summary = "Does not look at its budget.")]
public sealed class Wasteful : OwnLoop
{
    protected override bool GoesOn(UnlearningJob job)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        return true;
    }
}

[Plugin("unlearn.unmetered", "Unmetered", Summary = "Says nothing of what it spends.")]
public sealed class Unmetered : OwnLoop
{
    protected override bool GoesOn(UnlearningJob job)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        return true;
    }

    protected override void Spend(UnlearningJob job, int examples)
    {
    }
}

[Plugin("unlearn.deaf", "Deaf", Summary = "Does not hear that it is cancelled.")]
public sealed class Deaf : OwnLoop
{
    protected override bool GoesOn(UnlearningJob job) => !job.Budget.Exhausted;
}

[Plugin("unlearn.stubborn", "Stubborn", Summary = "Once cancelled it never ends.")]
public sealed class Stubborn : OwnLoop
{
    protected override bool GoesOn(UnlearningJob job)
    {
        if (job.Cancellation.IsCancellationRequested) Thread.Sleep(Timeout.Infinite);
        return !job.Budget.Exhausted;
    }
}

[Plugin("unlearn.huffy", "Huffy", Summary = "Cancelled, it throws something of its own.")]
public sealed class Huffy : OwnLoop
{
    protected override bool GoesOn(UnlearningJob job) =>
        job.Cancellation.IsCancellationRequested ? throw new ModelException("Somebody stopped me.") : !job.Budget.Exhausted;
}
