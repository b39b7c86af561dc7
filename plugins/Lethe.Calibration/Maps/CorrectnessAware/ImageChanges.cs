using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.CorrectnessAware;

/// <summary>Altered copies of images: batch, channels, height, width, with values from 0 to 1. Nothing about them is drawn at random.</summary>
internal static class ImageChanges
{
    // Of red, green and blue in what the eye takes for brightness (ITU-R 601).
    private static readonly double[] Luma = [.299, .587, .114];

    /// <summary>Turned about the middle, between pixels by the nearest four; black where nothing was.</summary>
    public static RecordChange Rotation(double degrees) => images =>
    {
        Check(images);
        using var scope = NewDisposeScope();
        var (height, width) = (images.size(2), images.size(3));
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var down = (arange(height, ScalarType.Float64) - (height - 1) / 2.0).unsqueeze(1);
        var right = (arange(width, ScalarType.Float64) - (width - 1) / 2.0).unsqueeze(0);
        // Where each pixel came from; rows count downwards.
        var (fromX, fromY) = (right * cosine - down * sine + (width - 1) / 2.0, right * sine + down * cosine + (height - 1) / 2.0);
        var (left, top) = (fromX.floor(), fromY.floor());
        var flat = images.flatten(2);
        var turned = zeros_like(flat);
        foreach (var (dx, dy) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
        {
            var (x, y) = (left + dx, top + dy);
            var share = (1 - (fromX - x).abs()) * (1 - (fromY - y).abs());
            var isInside = x.ge(0).logical_and(x.lt(width)).logical_and(y.ge(0)).logical_and(y.lt(height));
            var place = (y.clamp(0, height - 1) * width + x.clamp(0, width - 1)).to(ScalarType.Int64).flatten();
            var weight = (share * isInside).flatten().to(images.dtype).to(images.device);
            turned = turned + flat.index_select(2, place.to(images.device)) * weight;
        }
        return scope.MoveToOuter(turned.view(images.shape));
    };

    public static Tensor Greyscale(Tensor images)
    {
        Check(images);
        return images.size(1) == 1 ? images.clone() : Grey(images).expand(images.shape).clone();
    }

    /// <summary>Brighter, then away from the image's mean grey, then away from its greys, each by a factor.</summary>
    public static RecordChange Colour(double brightness, double contrast, double saturation) => images =>
    {
        Check(images);
        using var scope = NewDisposeScope();
        var lit = (images * brightness).clamp(0, 1);
        var mean = Grey(lit).mean([2L, 3L], true);
        var contrasted = (mean + (lit - mean) * contrast).clamp(0, 1);
        var grey = Grey(contrasted);
        return scope.MoveToOuter((grey + (contrasted - grey) * saturation).clamp(0, 1));
    };

    private static Tensor Grey(Tensor images)
    {
        if (images.size(1) == 1) return images;
        return images.select(1, 0).mul(Luma[0]).add(images.select(1, 1) * Luma[1]).add(images.select(1, 2) * Luma[2]).unsqueeze(1);
    }

    private static void Check(Tensor images)
    {
        if (images.dim() == 4 && images.is_floating_point() && images.size(1) is 1 or 3) return;
        throw new ModelException(
            $"recal.correctness-aware looks at altered copies of images, grey or in three colours; these inputs have shape [{string.Join(", ", images.shape.Skip(1))}]"
            + (images.is_floating_point() ? "." : " and are whole numbers.") + " recal.temperature needs the outputs alone.");
    }
}
