using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Objectives;

public sealed record RankMixupOptions
{
    [Description("margin: one mixture stays a margin below the record (MRL). gain: several mixtures, ranked by what is mixed in (M-NDCG).")]
    public RankingKind Ranking { get; init; } = RankingKind.Gain;

    [Range(0, 10), Description("How much the ranking counts beside cross-entropy.")]
    public double Weight { get; init; } = 0.1;

    [Range(0, 100), Description("Distance of the greatest logits that margin asks for; 1 suits many classes.")]
    public double Margin { get; init; } = 2;

    [Range(1, 16), Description("Mixtures of each record that gain ranks; each costs one more pass through the network.")]
    public int Mixes { get; init; } = 3;

    [Range(0.05, 100), Description("Shares are drawn from a beta law with this parameter twice: 1 is uniform, more stays near one half.")]
    public double Alpha { get; init; } = 2;
}
