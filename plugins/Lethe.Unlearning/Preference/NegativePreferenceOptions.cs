using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Preference;

public sealed record NegativePreferenceOptions : DescentOptions
{
    // The original, which the loss compares with, runs in evaluation: so does the model, or the two differ from the start.
    public NegativePreferenceOptions() => (BatchSize, LearningRate, BatchNorm) = (32, 3e-3, BatchNormMode.FrozenStats);

    [Range(1e-6, 1000), Description("How soon a record that is being forgotten is left alone; towards 0 it becomes gradient ascent.")]
    public double Beta { get; init; } = 1;

    [Description("What each step descends on a batch of the retain set besides.")]
    public RetainTerm Retain { get; init; } = RetainTerm.CrossEntropy;

    [Range(0, 1e6), Description("Weight of the retain term.")]
    public double RetainWeight { get; init; } = 1;
}
