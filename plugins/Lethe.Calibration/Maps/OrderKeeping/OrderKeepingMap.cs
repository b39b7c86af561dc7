using Lethe.Calibration.Maps.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.OrderKeeping;

/// <summary>A map from logarithms of probabilities to others that keeps their order, with numbers that can be learned.</summary>
internal abstract class OrderKeepingMap
{
    private const long MostNumbers = 1 << 23;

    /// <summary>All that makes the map, by the names under which it is saved; what is learned as parameters.</summary>
    public abstract Dictionary<string, Tensor> Numbers();

    /// <summary>Those of the numbers that are learned; none in a map that was read.</summary>
    public IEnumerable<Parameter> Learned => Numbers().Values.OfType<Parameter>();

    /// <summary>How many numbers it makes of each probability on its way: what memory goes by.</summary>
    public abstract int Breadth { get; }

    /// <summary>Epochs without a better figure after which the steps become half as long.</summary>
    public virtual int Patience => 20;

    /// <param name="logs">Logarithms of probabilities in double precision, on the CPU.</param>
    public abstract Tensor Apply(Tensor logs);

    /// <summary>A map before anything is learned; a chain of pieces changes nothing yet.</summary>
    /// <param name="logs">Of the fit's records.</param>
    public static OrderKeepingMap Start(OrderKeepingKind kind, int size, Tensor logs, RandomStream random) => kind switch
    {
        OrderKeepingKind.PiecewiseLinear => PiecewiseLinearMap.Start(size),
        OrderKeepingKind.Network => NetworkMap.Start(size, logs, random),
        _ => TemperatureMixtureMap.Start(size, random),
    };

    /// <summary>So many records at once that memory does not grow with their number.</summary>
    public Tensor ApplyInParts(Tensor logs)
    {
        var size = RowsAtOnce(logs.size(1));
        if (logs.size(0) <= size) return Apply(logs);
        var parts = new List<Tensor>();
        for (var start = 0L; start < logs.size(0); start += size) parts.Add(Apply(logs.narrow(0, start, Math.Min(size, logs.size(0) - start))));
        return cat(parts, 0);
    }

    public long RowsAtOnce(long classes) => Math.Max(1, MostNumbers / (classes * Breadth));

    public static OrderKeepingMap Read(MapState state) =>
        state.Has(PiecewiseLinearMap.Name) ? PiecewiseLinearMap.Read(state)
        : state.Has(TemperatureMixtureMap.Name) ? TemperatureMixtureMap.Read(state)
        : NetworkMap.Read(state);
}
