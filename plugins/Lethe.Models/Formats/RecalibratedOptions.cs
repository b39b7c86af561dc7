using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Formats;

public sealed record RecalibratedOptions : IReadsFiles, IWrapsModel
{
    [Required, Description("The model whose outputs go through the map: any model source with its options, such as { use: model.onnx, path: m.onnx }.")]
    public PluginReference? Model { get; init; }

    [Required, Description("The map, a .safetensors file that `lethe recalibrate` wrote.")]
    public string Map { get; init; } = "";

    [Description("How others like the model are trained; they get no map. Needed for oracles and shadows.")]
    public PluginReference? Recipe { get; init; }

    IEnumerable<string> IReadsFiles.Files => [Map];
}
