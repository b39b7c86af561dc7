using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>A mixture of the probabilities at several temperatures: shares |w| over their sum, logits multiplied by |τ|.</summary>
internal sealed class TemperatureMixtureMap(Tensor shares, Tensor sharpness) : OrderKeepingMap
{
    public const string Name = "sharpness";

    private const string Shares = "shares";
    private const int Most = 1000;

    public override int Breadth => (int)sharpness.numel();

    public static TemperatureMixtureMap Start(int count, RandomStream random)
    {
        var (shares, sharpness) = (random.Fork(Shares), random.Fork(Name));
        return new(Uniform(shares), Uniform(sharpness));

        Tensor Uniform(RandomStream stream) =>
            nn.Parameter(tensor(Enumerable.Range(0, count).Select(_ => (2 * stream.NextDouble() - 1) / Math.Sqrt(count)).ToArray()));
    }

    public static new TemperatureMixtureMap Read(MapState state)
    {
        var count = state.Vector(Name).Length;
        if (count > Most) throw state.Bad($"holds {count} temperatures, and {Most} are the most");
        return state.Vector(Shares, count).Any(share => share != 0)
            ? new(state.Matrix(Shares, count), state.Matrix(Name, count))
            : throw state.Bad("holds shares that are all 0");
    }

    public override Dictionary<string, Tensor> Numbers() => new() { [Shares] = shares, [Name] = sharpness };

    public override Tensor Apply(Tensor logs)
    {
        var weights = (shares.abs() / shares.abs().sum()).log().unsqueeze(1);
        return ((logs.unsqueeze(1) * sharpness.abs().unsqueeze(1)).log_softmax(2) + weights).logsumexp(1);
    }
}
