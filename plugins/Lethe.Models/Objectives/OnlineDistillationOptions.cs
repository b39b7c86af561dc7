using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Objectives;

public sealed record OnlineDistillationOptions
{
    // The kind of plugin that belongs here shows only where there is a default: this one has none, and takes the student's.
    [Description("The teacher's architecture, with its options; null: that of the network itself.")]
    public PluginReference? Teacher { get; init; }

    [Range(0.1, 100), Description("What logits are divided by before they are compared.")]
    public double Temperature { get; init; } = 2;

    [Range(0, 100), Description("How much the divergences count beside cross-entropy.")]
    public double Weight { get; init; } = 1;

    [Range(1, 100), Description("How many times the one divergence counts as much as the other.")]
    public double Ratio { get; init; } = 2;

    [Range(0, 100), Description("How much the teacher's divergence from the network counts beside its own cross-entropy.")]
    public double TeacherWeight { get; init; } = 1;

    [Range(1e-7, 100), Description("The teacher's learning rate, which stays as it is.")]
    public double TeacherLearningRate { get; init; } = 0.02;

    [Range(0, 0.999), Description("The teacher's momentum.")]
    public double TeacherMomentum { get; init; } = 0.9;

    [Range(0, 1), Description("The teacher's weight decay.")]
    public double TeacherWeightDecay { get; init; } = 5e-4;
}
