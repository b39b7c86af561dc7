using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Formats;

public sealed record TorchScriptOptions : IReadsFiles
{
    [Required, Description("The archive, as torch.jit.save writes it.")]
    public string Path { get; init; } = "";

    [Description("Standardise inputs by the dataset's mean and deviation first: for models that do not do it inside.")]
    public bool Standardise { get; init; }

    [Description("How others like it are trained, such as model.train with the architecture: needed for oracles and shadows.")]
    public PluginReference? Recipe { get; init; }

    IEnumerable<string> IReadsFiles.Files => [Path];
}
