using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Foretelling;

public sealed record ForetellingOptions : IUsesOracles
{
    [Description("What foretells the outputs without the forget set, with its options: attribute.datamodel from shadows, attribute.influence, attribute.ek-fac or attribute.trak from the model itself.")]
    public PluginReference Attribution { get; init; } = "attribute.datamodel";

    [Range(1, 1000), Description("Models retrained without the forget set that the foretelling is held against. Eight or more, and as many shadows of all records, for the divergence of margins.")]
    public int Oracles { get; init; } = IUsesOracles.Usual;

    [Range(2, 100_000), Description("Records of each part that are foretold, drawn at random where it has more.")]
    public int Records { get; init; } = 500;

    [Range(0, 100), Description("What foretold changes are multiplied with.")]
    public double Scale { get; init; } = 1;

    [Description("Whether what moves all logits of a record alike is no difference. Not for outputs that are no logits.")]
    public bool Centre { get; init; } = true;

    [Range(100, 1_000_000), Description("Bootstrap draws behind the intervals.")]
    public int Draws { get; init; } = Bootstrap.DefaultDraws;
}
