using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Influence;

/// <summary>
/// The Gauss-Newton matrix of the mean loss over some records, with weight decay and damping on its diagonal, as what it
/// does to a vector: Jᵀ H J v, where J v comes from differentiating Jᵀ u by u. It asks nothing of a network but that it
/// can be differentiated twice.
/// </summary>
internal sealed class Curvature
{
    private const int Probes = 4;

    private readonly AttributionJob _job;
    private readonly Subject _subject;
    private readonly FlatParameters _flat;
    private readonly Split _records;
    private readonly InfluenceOptions _options;
    private readonly double _diagonal;

    public Curvature(AttributionJob job, Subject subject, FlatParameters flat, Split records, InfluenceOptions options)
    {
        (_job, _subject, _flat, _options) = (job, subject, flat, options);
        _records = options.Some(records, job.Random);
        _diagonal = options.WeightDecay + (options.Damping == 0 ? 0 : options.Damping * MeanDiagonal());
    }

    /// <summary>The whole matrix times a vector.</summary>
    public Tensor Multiply(Tensor vector) => Product(vector) + _diagonal * vector;

    /// <summary>The x with Multiply(x) = right, by conjugate gradients from zero.</summary>
    public Tensor Solve(Tensor right)
    {
        using var scope = NewDisposeScope();
        var solution = zeros_like(right);
        var rest = right.clone();
        var direction = rest.clone();
        var square = Dot(rest, rest);
        var goal = _options.Tolerance * _options.Tolerance * square;
        for (var step = 0; step < _options.Steps && square > goal; step++)
        {
            using var inner = NewDisposeScope();
            var bent = Multiply(direction);
            var along = Dot(direction, bent);
            // Rounding can make a flat direction look as if it curved down; there is nothing more to be had.
            if (!(along > 0)) break;
            solution.add_(direction, square / along);
            rest.sub_(bent * (square / along));
            var next = Dot(rest, rest);
            direction.mul_(next / square).add_(rest);
            square = next;
        }
        if (square > goal)
            _job.Progress.Log($"Conjugate gradients left {Math.Sqrt(square / Dot(right, right)):0.0e0} unsolved after {_options.Steps} steps: more steps, or more damping.");
        return scope.MoveToOuter(solution);
    }

    private static double Dot(Tensor one, Tensor other) => one.dot(other).cpu().item<double>();

    // Random signs z have zᵀGz = trace G on average.
    private double MeanDiagonal()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)_job.Random.Fork("trace").NextSeed(), CPU);
        var sum = 0.0;
        for (var probe = 0; probe < Probes; probe++)
        {
            var signs = (randint(0, 2, [_flat.Size], float64, CPU, generator: generator) * 2 - 1).to(_subject.Device);
            sum += Dot(signs, Product(signs));
        }
        return sum / Probes / _flat.Size;
    }

    private Tensor Product(Tensor vector)
    {
        using var scope = NewDisposeScope();
        var pieces = _flat.Split(vector);
        var sum = zeros_like(vector);
        RecordPass.Require(RecordPass.Over(_job, _records, _options.BatchSize, _subject.Device, "curvature", batch => sum.add_(Product(batch, pieces))));
        return scope.MoveToOuter(sum / _records.Count);
    }

    private Tensor Product(Batch batch, Tensor[] pieces)
    {
        using var on = enable_grad();
        Tensor[] parameters = [.. _flat.Parameters];
        var logits = _subject.Forward(batch.Inputs);
        var seed = zeros_like(logits).requires_grad_();
        var back = autograd.grad([logits], parameters, [seed], create_graph: true, allow_unused: true);
        var used = back.Zip(pieces).Where(pair => pair.First is not null).Select(pair => (pair.First * pair.Second).sum()).ToArray();
        if (used.Length == 0) return zeros([_flat.Size], float64, logits.device);
        var forward = autograd.grad([stack(used).sum()], [seed], retain_graph: true, allow_unused: true)[0] ?? zeros_like(logits);
        using (no_grad()) forward = Bend(logits, forward);
        return _flat.Join(autograd.grad([logits], parameters, [forward], allow_unused: true));
    }

    // The curvature of the loss in the outputs.
    private Tensor Bend(Tensor logits, Tensor change)
    {
        if (_options.Loss == InfluenceLoss.Squared) return change;
        var shares = logits.softmax(1);
        return shares * change - shares * (shares * change).sum([1], keepdim: true);
    }
}
