namespace Lethe.Models.Architectures;

/// <summary>Channels, height and width of inputs, for networks that take nothing else.</summary>
internal readonly record struct ImageShape(long Channels, long Height, long Width)
{
    public static ImageShape Of(InputDescription input, string architecture, long least) => input.Shape switch
    {
        [var channels, var height, var width] when height >= least && width >= least => new ImageShape(channels, height, width),
        [_, var height, var width] => throw new ModelException(
            $"{architecture} needs images of at least {least}x{least} pixels with these options; these have {height}x{width}. "
            + "Use arch.mlp, or arch.small-cnn with less depth."),
        _ => throw new ModelException(
            $"{architecture} needs images (channels, height, width); these inputs have shape [{string.Join(", ", input.Shape)}]. "
            + "Use arch.mlp, which takes any shape."),
    };
}
