using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.References;

public sealed record LiraOptions : IUsesOracles, IUsesShadows
{
    [Range(1, 100), Description("Models retrained without the forget set: whose answers are those of non-members.")]
    public int Oracles { get; init; } = IUsesOracles.Usual;

    [Range(2, 1024), Description("Models trained on random halves of the training records. Papers take 64 to 256.")]
    public int Shadows { get; init; } = 32;

    [Range(0.05, 0.95), Description("The share of the training records that each shadow sees.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Description("online: a likelihood ratio between shadows that saw a record and shadows that did not. offline: how far above the latter.")]
    public AttackMode Mode { get; init; } = AttackMode.Online;

    [Description("Whose spread is taken. auto: common with fewer than 16 shadows on a side, shrunk with fewer than 64, else each record's own.")]
    public LiraVariance Variance { get; init; } = LiraVariance.Auto;

    [Range(1e-6, 0.5), Description("Rates of false alarms at which the share of members found is reported.")]
    public IReadOnlyList<double> FalseRates { get; init; } = [0.1, 0.01, 0.001];
}
