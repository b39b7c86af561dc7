using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Selection.WorstCase;

/// <summary>
/// Makes a copy of the subject forget, record by record as far as each is weighted, and asks what it still knows. Every step
/// moves every parameter by the same length, down on Σ (1 - wᵢ) ℓᵢ: signs do not change with small changes of the weights,
/// so that the losses themselves are the weights' gradient.
/// </summary>
internal sealed class LowerLevel(SelectionJob job, Subject subject, WorstCaseOptions options)
{
    private const int MeasuredAtOnce = 256;

    /// <param name="weights">For each record how much of it is to be forgotten.</param>
    /// <returns>For each record the cross-entropy of the model that has forgotten.</returns>
    public double[] Losses(int round, double[] weights)
    {
        using var scope = NewDisposeScope();
        // Forgetting begins at the subject each time, statistics of batch normalisation included.
        using var model = subject.Copy();
        // Dropout draws from torch's stream.
        _ = manual_seed(job.Random.Fork("torch").Fork(round).NextSeed());
        var keep = tensor(Array.ConvertAll(weights, weight => (float)(1 - weight))).to(model.Device);
        for (var epoch = round * options.Epochs; epoch < (round + 1) * options.Epochs; epoch++) Descend(model, epoch, keep);
        return Measure(model);
    }

    private void Descend(Subject model, int epoch, Tensor keep)
    {
        Parameter[] learning = [.. model.Module.parameters().Where(parameter => parameter.requires_grad)];
        if (learning.Length == 0) throw new ModelException($"The model, {model.Format}, has no parameters that learn. Was it frozen before it was written?");
        var steps = (job.Train.Count + options.BatchSize - 1) / options.BatchSize;
        var done = (long)epoch * steps;
        foreach (var batch in job.Epoch(job.Train, epoch, options.BatchSize))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using (NewDisposeScope()) Step(model, learning, batch, keep);
            job.Progress.Report(++done, (long)options.Rounds * options.Epochs * steps, $"round {epoch / options.Epochs + 1} of {options.Rounds}");
        }
    }

    private void Step(Subject model, Parameter[] learning, Batch batch, Tensor keep)
    {
        // One record alone has no statistics of a batch.
        model.Module.train(options.BatchNorm == BatchNormMode.Train && batch.Rows.Length > 1);
        var losses = nn.functional.cross_entropy(model.Forward(batch.Inputs), batch.Targets, reduction: nn.Reduction.None);
        var rows = tensor(Array.ConvertAll(batch.Rows, row => (long)row)).to(model.Device);
        var gradients = autograd.grad([(losses * keep.index_select(0, rows)).sum()], [.. learning], allow_unused: true);
        using var off = no_grad();
        foreach (var (parameter, gradient) in learning.Zip(gradients))
        {
            // Null where the loss does not depend on it.
            if (gradient is not null) parameter.add_(gradient.sign(), -options.LearningRate);
        }
    }

    private double[] Measure(Subject model)
    {
        var losses = new double[job.Train.Count];
        foreach (var batch in job.Train.Batches(MeasuredAtOnce, model.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var each = nn.functional.cross_entropy(model.Predict(batch.Inputs).to(float64), batch.Targets, reduction: nn.Reduction.None);
            using var numbers = each.cpu().data<double>();
            numbers.ToArray().CopyTo(losses, batch.Rows[0]);
        }
        return Array.TrueForAll(losses, double.IsFinite)
            ? losses
            : throw new ModelException("The loss of some records is no longer finite: forgetting diverged. Lower learningRate, or the number of epochs.");
    }
}
