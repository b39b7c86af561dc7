using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What it costs to have seen these values where those, with their variances, were expected.</summary>
public sealed class GaussianNLLLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    public GaussianNLLLoss(
        bool full = false, float eps = 1e-8f, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        this.full = full;
        this.eps = eps;
    }

    public bool full { get; }

    public float eps { get; }

    public override Tensor forward(Tensor input, Tensor target, Tensor variance) =>
        nn.functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
}
