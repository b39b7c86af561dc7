using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Representation.Similarity;

public sealed record RepresentationOptions : IUsesOracles
{
    [Range(1, 100), Description("Models retrained without the forget set: what a model looks like inside that never saw it.")]
    public int Oracles { get; init; } = IUsesOracles.Usual;

    [Range(20, 5000), Description("Records of a part that are compared, drawn at random where it has more.")]
    public int Records { get; init; } = 500;

    [Range(20, 50_000), Description("Retain records that the refitted head learns from, drawn at random where there are more.")]
    public int RefitRecords { get; init; } = 2000;

    [Range(1, 200), Description("Layers that are compared, evenly over the depth where there are more.")]
    public int Layers { get; init; } = 8;

    [Range(1, 100), Description("Nearest neighbours that vote.")]
    public int Neighbours { get; init; } = 5;

    [Range(1e-8, 1), Description("What the linear probe pays for large weights, per record.")]
    public double Ridge { get; init; } = 1e-3;
}
