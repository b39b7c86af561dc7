using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Relabelling;

public record RandomLabelsOptions : DescentOptions
{
    [Description("sequential: an epoch goes over the forget set, then over the retain set. merged: over both shuffled together.")]
    public RelabelOrder Order { get; init; } = RelabelOrder.Sequential;

    [Description("Never draw the true class. Off, as in the published code, one label in as many as there are classes is right.")]
    public bool ExcludeTrueClass { get; init; } = true;

    [Range(0, 1e6), Description("Weight of the retain set; smaller forgets more.")]
    public double RetainWeight { get; init; } = 1;
}
