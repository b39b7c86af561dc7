using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.Unlearned;

public sealed record ULiraOptions : IUsesShadows
{
    [Range(6, 1024), Description("Models trained on random shares of the training records, each unlearned anew. About half of them must have seen a record, half not.")]
    public int Shadows { get; init; } = 80;

    [Range(0.05, 0.95), Description("The share of the training records that each shadow sees.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Range(2, 500), Description("Records with fewer other models than this on a side are left out: a spread from less is a guess.")]
    public int Fewest { get; init; } = 30;

    [Description("Whose spread is taken. auto: common with fewer than 16 models on a side, shrunk with fewer than 64, else each record's own.")]
    public LiraVariance Variance { get; init; } = LiraVariance.Auto;

    [Range(1e-6, 0.5), Description("Rates of false alarms at which the share of records found is reported.")]
    public IReadOnlyList<double> FalseRates { get; init; } = [0.1, 0.01, 0.001];
}
