using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests.Support;

/// <summary>
/// The two-class model on random features in which ascent and preference optimisation were first told apart: ReLU of
/// random projections, one vector of weights, full-batch descent in double precision.
/// </summary>
internal sealed class LogisticToy
{
    private const int Inputs = 16;
    private const int Features = 128;
    private const int Kept = 1000;
    private const int Forgotten = 200;

    private readonly Tensor _features;
    private readonly Tensor _signs;

    public LogisticToy(int seed)
    {
        var random = new Generator((ulong)seed);
        Tensor Normal(params long[] size) => randn(size, ScalarType.Float64, generator: random);
        var labels = (Normal(Kept + Forgotten) > 0).to(ScalarType.Float64) * 2 - 1;
        // What is to be forgotten lies apart from what is kept.
        var shift = cat([zeros(Kept, 1, ScalarType.Float64), ones(Forgotten, 1, ScalarType.Float64)]) * Normal(1, Inputs) * 2;
        var inputs = Normal(Kept + Forgotten, Inputs) + labels.unsqueeze(1) * Normal(1, Inputs) + shift;
        _features = (inputs.matmul(Normal(Inputs, Features)) / Math.Sqrt(Inputs)).relu() / Math.Sqrt(Features);
        _signs = labels;
        Base = Descend(zeros(Features, ScalarType.Float64), 2000, 0.5, weights => -LogProbabilities(weights).mean());
        Retrained = Descend(zeros(Features, ScalarType.Float64), 2000, 0.5, weights => -LogProbabilities(weights)[..Kept].mean());
    }

    public Tensor Base { get; }

    public Tensor Retrained { get; }

    /// <summary>Log-probabilities of the true answers of what is to be forgotten.</summary>
    public Tensor Forget(Tensor weights) => LogProbabilities(weights)[Kept..];

    /// <summary>Mean KL on what is kept, from the model trained on that alone.</summary>
    public double RetainKl(Tensor weights)
    {
        Tensor truth = LogProbabilities(Retrained)[..Kept], own = LogProbabilities(weights)[..Kept];
        Tensor Other(Tensor log) => (1 - log.exp()).clamp_min(1e-300).log();
        return (truth.exp() * (truth - own) + (1 - truth.exp()) * (Other(truth) - Other(own))).mean().item<double>();
    }

    public static Tensor Descend(Tensor start, int steps, double rate, Func<Tensor, Tensor> loss)
    {
        var weights = start.clone().requires_grad_();
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            var gradient = autograd.grad([loss(weights)], [weights])[0];
            using var off = no_grad();
            weights.sub_(rate * gradient);
        }
        return weights.detach();
    }

    private Tensor LogProbabilities(Tensor weights) => -(-_signs * _features.matmul(weights)).softplus(1, 500);
}
