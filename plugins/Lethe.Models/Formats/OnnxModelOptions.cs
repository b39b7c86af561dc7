using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Onnx;

namespace Lethe.Models.Formats;

public sealed record OnnxModelOptions : IReadsFiles
{
    [Required, Description("The .onnx file.")]
    public string Path { get; init; } = "";

    [Description("How the model wants images. auto: found out from the shapes it declares.")]
    public OnnxLayout Layout { get; init; } = OnnxLayout.Auto;

    [Description("The output that holds the logits; null: the only one, or the first.")]
    public string? Output { get; init; }

    [Range(1, 65_536), Description("Records in one run.")]
    public int BatchSize { get; init; } = 64;

    [Description("Standardise inputs by the dataset's mean and deviation first: for models that do not do it inside.")]
    public bool Standardise { get; init; }

    [Description("How others like it are trained, such as model.train with an architecture: needed for oracles and shadows.")]
    public PluginReference? Recipe { get; init; }

    IEnumerable<string> IReadsFiles.Files => [Path];
}
