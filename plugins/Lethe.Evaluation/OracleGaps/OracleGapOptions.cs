using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Evaluation.OracleGaps;

public sealed record OracleGapOptions : IUsesOracles
{
    [Range(1, 100), Description("Models retrained without the forget set. At least 3 for intervals that mean something; with 1 there are none.")]
    public int Oracles { get; init; } = IUsesOracles.Usual;

    [Range(0, 1), Description("The gap of accuracy that still counts as equivalent, as a share (0.01 is one point); null: what a true retrain keeps within in about 9 of 10 cases, from the oracles' scatter.")]
    public double? Margin { get; init; }

    [Range(100, 1_000_000), Description("Bootstrap draws behind each interval.")]
    public int Draws { get; init; } = Bootstrap.DefaultDraws;
}
