using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>
/// A monotone network: of standardised logarithms t the integral from 0 to t of ELU(network) + 1, which is positive, by
/// Clenshaw-Curtis quadrature. The integral is taken at knots over the range of the fit and is straight between them and
/// beyond: it is the same curve for all probabilities, of which there are many more.
/// </summary>
internal sealed class NetworkMap : OrderKeepingMap
{
    private const int Knots = 1024;
    private const int QuadratureSteps = 50;
    private const int MostHidden = 1000;
    private const string Scale = "standardised";

    private readonly LayerStack _network;
    private readonly double _mean;
    private readonly double _deviation;
    private readonly double _low;
    private readonly double _step;

    private readonly double _high;

    private NetworkMap(LayerStack network, double mean, double deviation, double low, double high)
    {
        (_network, _mean, _deviation, _low, _high) = (network, mean, deviation, low, high);
        _step = (high - low) / Knots;
    }

    public override int Breadth => 4;

    public override int Patience => 40;

    public static NetworkMap Start(int hidden, Tensor logs, RandomStream random)
    {
        double mean, deviation, least;
        using (NewDisposeScope()) (mean, deviation, least) = (logs.mean().item<double>(), logs.std(false).item<double>(), logs.min().item<double>());
        // All alike: there is nothing to bend, and any scale will do.
        if (!(deviation > 0)) deviation = 1;
        var (low, high) = ((least - mean) / deviation, -mean / deviation);
        return new NetworkMap(LayerStack.Start([1, hidden, hidden, 1], random), mean, deviation, low, Math.Max(high, low + 1e-6));
    }

    public static new NetworkMap Read(MapState state)
    {
        var scale = state.Vector(Scale, 4);
        if (!(scale[1] > 0 && scale[3] > scale[2])) throw state.Bad("holds a range without a width");
        var hidden = state.Vector(LayerStack.Weights(0)).Length;
        if (hidden > MostHidden) throw state.Bad($"holds a layer of {hidden}, and {MostHidden} are the most");
        return new NetworkMap(LayerStack.Read(state, [1, hidden, hidden, 1]), scale[0], scale[1], scale[2], scale[3]);
    }

    public override Dictionary<string, Tensor> Numbers()
    {
        var numbers = new Dictionary<string, Tensor> { [Scale] = tensor([_mean, _deviation, _low, _high]) };
        _network.AddTo(numbers);
        return numbers;
    }

    public override Tensor Apply(Tensor logs)
    {
        var curve = Integral(arange(0, Knots + 1, ScalarType.Float64) * _step + _low);
        var place = ((logs - _mean) / _deviation - _low) / _step;
        var below = place.floor().clamp(0, Knots - 1);
        var where = below.to(ScalarType.Int64).reshape(-1);
        var (left, rises) = (curve.narrow(0, 0, Knots), curve.narrow(0, 1, Knots) - curve.narrow(0, 0, Knots));
        return (left.index_select(0, where).view(logs.shape) + rises.index_select(0, where).view(logs.shape) * (place - below)).log_softmax(1);
    }

    /// <summary>From 0 to each of these numbers.</summary>
    public Tensor Integral(Tensor to)
    {
        var (nodes, weights) = ClenshawCurtis.Of(QuadratureSteps);
        // Nodes lie between -1 and 1, the integral between 0 and t.
        var points = to.unsqueeze(1) * (tensor(nodes) + 1) / 2;
        var slopes = nn.functional.elu(_network.Apply(points.reshape(-1, 1)), 1) + 1;
        return slopes.view(points.shape).mv(tensor(weights)) * to / 2;
    }
}
