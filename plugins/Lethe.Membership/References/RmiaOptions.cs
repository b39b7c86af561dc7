using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.References;

public sealed record RmiaOptions : IUsesOracles, IUsesShadows
{
    [Range(1, 100), Description("Models retrained without the forget set: whose answers are those of non-members.")]
    public int Oracles { get; init; } = IUsesOracles.Usual;

    [Range(2, 1024), Description("Models trained on random shares of the training records. A few are enough.")]
    public int Shadows { get; init; } = 8;

    [Range(0.05, 0.95), Description("The share of the training records that each shadow sees.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Description("online: a record's probability from shadows that saw it and shadows that did not. offline: from the latter alone.")]
    public AttackMode Mode { get; init; } = AttackMode.Offline;

    [Range(0, 1), Description("What models that saw a record give it, as a straight line of what the others do: slope; null: the best of 0 to 1 on a shadow attacked in the subject's place.")]
    public double? Slope { get; init; }

    [Range(0.1, 100), Description("How many times a record's ratio must exceed one of the population to beat it.")]
    public double Gamma { get; init; } = 1;

    [Range(10, 1_000_000), Description("Test records that make up the population, drawn at random where there are more. From 2500 on the score is fine enough.")]
    public int Population { get; init; } = 5000;

    [Range(1e-6, 0.5), Description("Rates of false alarms at which the share of members found is reported.")]
    public IReadOnlyList<double> FalseRates { get; init; } = [0.1, 0.01, 0.001];
}
