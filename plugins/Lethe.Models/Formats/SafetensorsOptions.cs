using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Formats;

public sealed record SafetensorsOptions : IReadsFiles
{
    [Required, Description("The .safetensors file, or the index of a model that is spread over several.")]
    public string Path { get; init; } = "";

    [Description("The network the weights are for, with its options; null: the file says it, as files written here do.")]
    public PluginReference? Architecture { get; init; }

    [Description("How others like it are trained; null: none are. Needed for oracles and shadows.")]
    public PluginReference? Recipe { get; init; }

    IEnumerable<string> IReadsFiles.Files => [Path];
}
