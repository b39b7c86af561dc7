using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Teachers;

public sealed record ScrubOptions : DescentOptions
{
    public ScrubOptions() => (Epochs, BatchSize, LearningRate) = (5, 32, 5e-4);

    [Range(0, 10_000), Description("In how many of the first epochs the model is also driven away from the original on the forget set.")]
    public int ForgetEpochs { get; init; } = 3;

    [Range(1, 65_536), Description("Records of the forget set in one step; batchSize is for the retain set.")]
    public int ForgetBatchSize { get; init; } = 16;

    [Range(0, 1e6), Description("Weight of the loss on the retain set's labels (gamma).")]
    public double LabelWeight { get; init; } = 1;

    [Range(0, 1e6), Description("Weight of keeping to the original on the retain set (alpha).")]
    public double TeacherWeight { get; init; } = 0.5;

    [Range(0.01, 1000), Description("Temperature of teacher and student.")]
    public double Temperature { get; init; } = 4;

    [Range(1, 10_000), Length(0, 100), Description("After which epochs, counted from 1, the learning rate falls to a tenth.")]
    public IReadOnlyList<int> DecayAfter { get; init; } = [3, 5, 9];

    [Range(0, 1), Description("Noise on each weight before the first step, as a share of the weights' root mean square. At the original itself the way away from it has no direction.")]
    public double Noise { get; init; } = 1e-3;
}
