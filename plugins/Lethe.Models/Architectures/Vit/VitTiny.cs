using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

[Plugin("arch.vit-tiny", "Vision transformer, tiny", Summary = "Patches, a class token and a short stack of attention blocks.",
    Paper = "Dosovitskiy et al.: An Image is Worth 16x16 Words, ICLR 2021")]
public sealed class VitTiny(VitOptions options) : IArchitecture
{
    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes)
    {
        var shape = ImageShape.Of(input, "arch.vit-tiny", options.Patch);
        if (shape.Height % options.Patch != 0 || shape.Width % options.Patch != 0)
            throw new ModelException(
                $"arch.vit-tiny cuts images into patches of {options.Patch}x{options.Patch} pixels, which {shape.Height}x{shape.Width} "
                + "does not allow; choose a patch that divides both.");
        if (options.Width % options.Heads != 0)
            throw new ModelException($"arch.vit-tiny: {options.Heads} heads cannot share a width of {options.Width} evenly.");
        var patches = shape.Height / options.Patch * (shape.Width / options.Patch);
        var blocks = Enumerable.Range(0, options.Depth).Select(_ => new TransformerBlock(options));
        return nn.Sequential(
            ("standardise", new Standardise(input)),
            ("embed", new PatchEmbedding(shape.Channels, options, patches)),
            ("blocks", nn.Sequential(blocks)),
            ("norm", nn.LayerNorm(options.Width, 1e-6)),
            ("token", new ClassToken()),
            ("head", nn.Linear(options.Width, classes)));
    }
}
