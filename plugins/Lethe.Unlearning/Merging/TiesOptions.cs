using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Lethe.Unlearning.Merging;

public sealed record TiesOptions : IValidatableObject
{
    [Length(1, 16), Description("The unlearners whose models are merged. The default: one that forgets too much and one that forgets too little.")]
    public IReadOnlyList<PluginReference> Methods { get; init; } = [Preference(1.5), Preference(7.0 / 3)];

    [Range(0, 1000), Length(0, 16), Description("What each model counts; none: all alike.")]
    public IReadOnlyList<double> Weights { get; init; } = [];

    [Range(0, 1), Description("The share of each tensor's changes that is kept, the largest.")]
    public double Density { get; init; } = 0.8;

    [Range(0, 1000), Description("What the merged change is multiplied with.")]
    public double Scale { get; init; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Weights.Count > 0 && Weights.Count != Methods.Count)
            yield return new ValidationResult($"There are {Methods.Count} methods and {Weights.Count} weights.", ["weights"]);
    }

    private static PluginReference Preference(double retainWeight) => new("unlearn.npo", new JsonObject { ["retainWeight"] = retainWeight });
}
