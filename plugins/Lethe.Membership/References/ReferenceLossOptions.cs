using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.References;

public sealed record ReferenceLossOptions : IUsesOracles, IUsesShadows
{
    [Range(1, 100), Description("Models retrained without the forget set: whose answers are those of non-members.")]
    public int Oracles { get; init; } = IUsesOracles.Usual;

    [Range(2, 1024), Description("Models trained on random shares of the training records; about half of them never saw a record.")]
    public int Shadows { get; init; } = IUsesShadows.Usual;

    [Range(0.05, 0.95), Description("The share of the training records that each shadow sees.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Range(1e-6, 0.5), Description("Rates of false alarms at which the share of members found is reported.")]
    public IReadOnlyList<double> FalseRates { get; init; } = [0.1, 0.01, 0.001];
}
