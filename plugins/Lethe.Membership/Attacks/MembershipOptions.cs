using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.Attacks;

public sealed record MembershipOptions
{
    [Range(1e-6, 0.5), Description("Rates of false alarms at which the share of members found is reported.")]
    public IReadOnlyList<double> FalseRates { get; init; } = [0.1, 0.01, 0.001];

    [Range(10, 20_000), Description("Records on each side that the support vector classifier learns from, drawn at random where there are more.")]
    public int TrainingRecords { get; init; } = 5000;

    [Range(0.01, 1000), Description("What the classifier pays for a record on the wrong side.")]
    public double Cost { get; init; } = 3;
}
