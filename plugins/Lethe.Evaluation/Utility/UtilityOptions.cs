using System.ComponentModel;

namespace Lethe.Evaluation.Utility;

public sealed record UtilityOptions
{
    [Description("Also accuracy and loss of each class by itself.")]
    public bool PerClass { get; init; } = true;
}
