using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>Mirrors and shifts training images, each on its own, by draws from a stream.</summary>
internal sealed class Augmenter(AugmentationKind kind, int padding, RandomStream random)
{
    private readonly bool _flips = kind is AugmentationKind.Flip or AugmentationKind.FlipCrop;
    private readonly int _padding = kind is AugmentationKind.Crop or AugmentationKind.FlipCrop ? padding : 0;

    public static void RequireImages(AugmentationKind kind, InputDescription input)
    {
        if (kind != AugmentationKind.None && input.Shape.Count != 3)
            throw new ModelException(
                $"Augmentation is for images; these inputs have shape [{string.Join(", ", input.Shape)}]. Set augmentation: none.");
    }

    /// <summary>The same records, changed; labels and rows stay.</summary>
    public Batch Apply(Batch batch) => kind == AugmentationKind.None ? batch : batch with { Inputs = Apply(batch.Inputs) };

    private Tensor Apply(Tensor images)
    {
        var (count, channels, height, width) = (images.size(0), images.size(1), images.size(2), images.size(3));
        var rows = new long[count * height];
        var columns = new long[count * width];
        for (var i = 0; i < count; i++)
        {
            var mirrored = _flips && random.NextInt(2) == 1;
            var (top, left) = _padding > 0 ? (random.NextInt(2 * _padding + 1), random.NextInt(2 * _padding + 1)) : (0, 0);
            for (var y = 0; y < height; y++) rows[i * height + y] = top + y;
            for (var x = 0; x < width; x++) columns[i * width + x] = left + (mirrored ? width - 1 - x : x);
        }
        var padded = _padding > 0 ? nn.functional.pad(images, [_padding, _padding, _padding, _padding]) : images;
        var byRow = tensor(rows, [count, 1, height, 1], device: images.device).expand(count, channels, height, padded.size(3));
        var byColumn = tensor(columns, [count, 1, 1, width], device: images.device).expand(count, channels, height, width);
        return padded.gather(2, byRow).gather(3, byColumn);
    }
}
