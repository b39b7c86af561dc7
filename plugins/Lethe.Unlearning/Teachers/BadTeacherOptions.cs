using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Teachers;

public sealed record BadTeacherOptions : DescentOptions
{
    public BadTeacherOptions() => (Epochs, LearningRate, WeightDecay) = (1, 1e-4, 0);

    [Range(0.01, 1000), Description("Temperature of teachers and student.")]
    public double Temperature { get; init; } = 1;

    [Range(0, 1), Description("The share of the retain set that is seen, drawn once.")]
    public double RetainFraction { get; init; } = 0.3;

    internal override DescentSettings Settings => base.Settings with { IsAdaptive = true };
}
