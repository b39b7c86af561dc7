using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Evaluation;

public sealed record LdsOptions : IUsesShadows
{
    [Description("The attribution to be scored, with its options.")]
    public PluginReference Attribution { get; init; } = "attribute.datamodel";

    [Range(10, 100_000), Description("Models trained on random shares of the records.")]
    public int Shadows { get; init; } = 256;

    [Range(0.01, 0.99), Description("The share of the training records that each sees.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Range(0.05, 0.95), Description("The share of the shadows that attributions are held against; they learn from the others.")]
    public double HeldOut { get; init; } = 0.3;

    [Range(2, 100_000), Description("Test records whose margins are foretold, at most.")]
    public int Targets { get; init; } = 100;

    [Range(100, 1_000_000), Description("Bootstrap draws behind the interval.")]
    public int Draws { get; init; } = Bootstrap.DefaultDraws;
}
