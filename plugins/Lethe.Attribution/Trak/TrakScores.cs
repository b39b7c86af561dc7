using Lethe.Attribution.Gradients;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Trak;

[Plugin("attribute.trak", "TRAK",
    Summary = "Takes the model for a logistic regression on its own gradients, made short at random, where leaving records out has a closed form. "
        + "Better with several models.",
    Paper = "Park, Georgiev, Ilyas, Leclerc, Madry: TRAK: Attributing Model Behavior at Scale, ICML 2023")]
public sealed class TrakScores(TrakOptions options) : IRemovalAttribution
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels | Needs.Shadows;

    public Tensor Attribute(AttributionJob job)
    {
        RecordPass.RequireLabels(job.Train, "attribute.trak");
        using var scope = NewDisposeScope();
        var products = zeros([job.Train.Count, job.Targets.Count], float64);
        var doubts = zeros([job.Train.Count], float64);
        var models = 0;
        foreach (var (subject, name) in Checkpoints.Of(job, options.Shadows))
        {
            using var gradients = new ShortGradients(job, subject, name, options, job.Random.Fork("projection").Fork(models));
            Add(job, gradients, products, doubts);
            models++;
        }
        // Averages first, then their product: a record that one model is sure of may matter to another.
        return scope.MoveToOuter((products / models * (doubts / models).unsqueeze(1)).to(float32));
    }

    public RemovalEffect? Remove(AttributionJob job, IReadOnlyList<int> rows)
    {
        RecordPass.RequireLabels(job.Train, "attribute.trak");
        return MeanRemoval.Of(job, rows, options.Shadows, (checkpoint, place, forget, retain) =>
        {
            using var gradients = new ShortGradients(
                job, checkpoint.Subject, checkpoint.Name, options, job.Random.Fork("projection").Fork(place));
            return Shift(job, gradients, forget, retain);
        });
    }

    // Φ K⁻¹ ψ, in two passes, so that no features are kept.
    private void Add(AttributionJob job, ShortGradients gradients, Tensor products, Tensor doubts)
    {
        using var scope = NewDisposeScope();
        using var gram = new BlockMatrix();
        RecordPass.Require(gradients.Over(job.Train, ExampleScores.Margin, (_, _, features) => gram.Add(features)));
        var targets = new List<Tensor[]>();
        RecordPass.Require(gradients.Over(job.Targets, ExampleScores.Margin, (_, _, features) => targets.Add([.. features.Select(block => scope.Kept(block.to(float64)))])));
        var columns = gram.Solve([.. Enumerable.Range(0, targets[0].Length).Select(block => cat([.. targets.Select(part => part[block])], 0).t())], options.Penalty);
        RecordPass.Require(gradients.Over(job.Train, ExampleScores.Margin, (batch, logits, features) =>
        {
            var sum = features.Zip(columns, (block, column) => block.to(float64).matmul(column)).Aggregate((one, other) => one + other);
            var place = tensor(Array.ConvertAll(batch.Rows, row => (long)row));
            products.index_add_(0, place, sum.cpu(), 1);
            doubts.index_add_(0, place, Doubts(batch, logits).cpu(), 1);
        }));
    }

    // -ψᵀ H_R⁻¹ Σ_F (1 - p) φ with H_R = Σ_R p (1 - p) φφᵀ: leverages of several records do not add up.
    private Tensor Shift(AttributionJob job, ShortGradients gradients, Split forget, Split retain)
    {
        using var scope = NewDisposeScope();
        using var curvature = new BlockMatrix();
        RecordPass.Require(gradients.Over(retain, ExampleScores.Margin, (batch, logits, features) =>
            {
                var doubt = Doubts(batch, logits);
                curvature.Add(features, doubt * (1 - doubt));
            }));
        Tensor[] pushes = [];
        RecordPass.Require(gradients.Over(forget, ExampleScores.Margin, (batch, logits, features) =>
            {
                var doubt = Doubts(batch, logits).unsqueeze(1);
                if (pushes.Length == 0) pushes = [.. features.Select(block => scope.Kept(zeros([block.size(1), 1], float64, block.device)))];
                foreach (var (push, block) in pushes.Zip(features)) push.add_((block.to(float64) * doubt).sum(0L).unsqueeze(1));
            }));
        var steps = curvature.Solve(pushes, options.Penalty);
        Tensor? shift = null;
        var classes = Classes(job);
        RecordPass.Require(gradients.Over(job.Targets, [.. Enumerable.Range(0, classes).Select(ExampleScores.Logit)], (batch, number, features) =>
        {
            shift ??= scope.Kept(zeros([job.Targets.Count, classes], float64));
            var change = features.Zip(steps, (block, step) => block.to(float64).matmul(step)).Aggregate((one, other) => one + other);
            using var place = tensor(Array.ConvertAll(batch.Rows, row => (long)row));
            shift.select(1, number).index_copy_(0, place, -change.squeeze(1).cpu());
        }));
        return scope.MoveToOuter(shift!);
    }

    // One minus the probability of the record's class, in double precision.
    private static Tensor Doubts(Batch batch, Tensor logits) =>
        1 - logits.to(float64).softmax(1).gather(1, batch.Targets.unsqueeze(1)).squeeze(1);

    private static int Classes(AttributionJob job)
    {
        using var scope = NewDisposeScope();
        return (int)job.Subject.Predict(job.Targets.Read([0], job.Subject.Device).Inputs).size(1);
    }
}
