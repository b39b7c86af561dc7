using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Calibration.Maps.Shared;

namespace Lethe.Calibration.Maps;

public sealed record ParameterisedTemperatureOptions : NetworkOptions
{
    [Range(1, 10_000), Description("The network is shown so many of a record's greatest logits, in order; at most all of them.")]
    public int Top { get; init; } = 10;

    [Range(1, 500), Description("Numbers in each of the network's inner layers.")]
    public int Nodes { get; init; } = 5;

    [Range(1, 10), Description("Inner layers of the network.")]
    public int Layers { get; init; } = 2;
}
