using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Unlearning.Reweighting;

public sealed record LoreunOptions
{
    [Description("The method whose loss is weighed: gradient ascent, random labels, SalUn or negative preference optimisation.")]
    public PluginReference Method { get; init; } = "unlearn.salun";

    [Range(1e-6, 1e9), Description("How much a higher loss makes a record count less; very large: all alike. Null: the median loss of the forget set, at least 0.1. Search 0.1, 0.5, 1 and 5.")]
    public double? Temperature { get; init; }

    [Description("Weigh by the losses that the model has at each step; off: by those of the original, throughout.")]
    public bool Dynamic { get; init; } = true;
}
