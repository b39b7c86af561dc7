using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.LabelAgnostic;

/// <summary>A small variational autoencoder of features.</summary>
internal sealed class Autoencoder : nn.Module<Tensor, Tensor>
{
    private readonly Sequential _encoder;
    private readonly Linear _mean;
    private readonly Linear _logVariance;
    private readonly Sequential _decoder;

    public Autoencoder(long features, int latent, bool sigmoid) : base(nameof(Autoencoder))
    {
        _encoder = nn.Sequential(nn.Linear(features, 128), nn.ReLU(), nn.Linear(128, 32), nn.ReLU());
        _mean = nn.Linear(32, latent);
        _logVariance = nn.Linear(32, latent);
        _decoder = nn.Sequential(nn.Linear(latent, 32), nn.ReLU(), nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, features));
        if (sigmoid) _decoder.append(nn.Sigmoid());
        RegisterComponents();
    }

    /// <summary>What it makes of the features; drawn, in evaluation too.</summary>
    public override Tensor forward(Tensor input) => Pass(input).Made;

    /// <summary>The squared error of each record, which can be differentiated through both sides.</summary>
    public Tensor Errors(Tensor features) => (forward(features) - features).square().sum(1L);

    /// <summary>The mean over records of squared error and prior.</summary>
    public Tensor Loss(Tensor features, double prior)
    {
        var (made, mean, variance) = Pass(features);
        var divergence = -0.5 * ((variance + 1e-8).log() + 1 - mean.square() - variance).sum();
        return ((made - features).square().sum() + prior * divergence) / features.shape[0];
    }

    private (Tensor Made, Tensor Mean, Tensor Variance) Pass(Tensor input)
    {
        var code = _encoder.call(input);
        Tensor mean = _mean.call(code), logVariance = _logVariance.call(code);
        var drawn = mean + (0.5 * logVariance).exp() * randn_like(mean);
        return (_decoder.call(drawn), mean, logVariance.exp());
    }
}
