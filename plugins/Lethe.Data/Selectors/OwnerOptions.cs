using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Selectors;

public sealed record OwnerOptions
{
    [Required, Description("One or more owners.")]
    public IReadOnlyList<string> Owners { get; init; } = [];
}
