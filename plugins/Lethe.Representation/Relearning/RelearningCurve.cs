using static TorchSharp.torch;

namespace Lethe.Representation.Relearning;

/// <summary>How a model learns records: loss and accuracy on some of them before the first step and after every few.</summary>
internal sealed record RelearningCurve(int[] Steps, double[] Losses, double[] Accuracies)
{
    private const int AskBatch = 256;

    /// <summary>After how many steps it knows what the original knew; null: not within these.</summary>
    public int? StepsUntil(double loss, double accuracy)
    {
        for (var i = 0; i < Steps.Length; i++)
            if (Losses[i] <= loss || Accuracies[i] >= accuracy) return Steps[i];
        return null;
    }

    /// <summary>The loss over the whole course, by the trapezoids between the looks.</summary>
    public double MeanLoss
    {
        get
        {
            var area = 0.0;
            for (var i = 1; i < Steps.Length; i++) area += (Steps[i] - Steps[i - 1]) * (Losses[i] + Losses[i - 1]) / 2;
            return area / Steps[^1];
        }
    }

    /// <param name="model">Trained in place.</param>
    /// <param name="taught">What the steps are taken on.</param>
    /// <param name="asked">What is measured.</param>
    public static RelearningCurve Of(Subject model, Split taught, Split asked, RelearningOptions options, Job job, RandomStream random)
    {
        var (steps, losses, accuracies) = (new List<int>(), new List<double>(), new List<double>());
        foreach (var parameter in model.Module.parameters()) parameter.requires_grad = true;
        // A small forget set has no statistics worth following.
        model.Module.eval();
        using var optimizer = optim.SGD(model.Module.parameters(), options.LearningRate, options.Momentum);
        Look(0);
        var done = 0;
        for (var epoch = 0; done < options.Steps; epoch++)
        {
            foreach (var batch in taught.Batches(options.BatchSize, model.Device, random.Fork(epoch)))
            {
                job.Cancellation.ThrowIfCancellationRequested();
                using (NewDisposeScope())
                {
                    optimizer.zero_grad();
                    nn.functional.cross_entropy(model.Forward(batch.Inputs), batch.Targets).backward();
                    optimizer.step();
                }
                if (++done % options.Every == 0 || done == options.Steps) Look(done);
                if (done == options.Steps) break;
            }
        }
        model.Module.zero_grad();
        return new RelearningCurve([.. steps], [.. losses], [.. accuracies]);

        void Look(int step)
        {
            var (loss, accuracy) = Ask(model, asked, job);
            steps.Add(step);
            losses.Add(loss);
            accuracies.Add(accuracy);
        }
    }

    private static (double Loss, double Accuracy) Ask(Subject model, Split asked, Job job)
    {
        double loss = 0, right = 0;
        foreach (var batch in asked.Batches(AskBatch, model.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var logits = model.Predict(batch.Inputs).to(ScalarType.Float64);
            loss += nn.functional.cross_entropy(logits, batch.Targets, reduction: nn.Reduction.Sum).cpu().item<double>();
            right += logits.argmax(1).eq(batch.Targets).sum().cpu().item<long>();
        }
        return (loss / asked.Count, right / asked.Count);
    }
}
