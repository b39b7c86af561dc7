using Lethe.Robustness.Attacks;

namespace Lethe.Robustness.Reports;

/// <summary>Images as they were, as they were attacked, and what was done to them.</summary>
internal static class AttackedImages
{
    /// <summary>Null where nothing was broken, or the inputs are no images.</summary>
    public static ImageGridExhibit? Of(IReadOnlyList<Attacked> attacked, Dataset data)
    {
        if (attacked.Count == 0 || data.Input is not { Shape: [1 or 3, _, _], Low: { } low, High: { } high } || !(high > low)) return null;
        return new ImageGridExhibit
        {
            Id = "attacked-images",
            Title = "Attacked images",
            Caption = "Of each image: as it is, as attacked, and the difference, grey where nothing changed and black or white at epsilon.",
            Images = [.. attacked.SelectMany(one => Cells(one, data, value => (value - low) / (high - low)))],
        };
    }

    private static IEnumerable<ImageCell> Cells(Attacked one, Dataset data, Func<double, double> scaled)
    {
        var difference = one.Inputs.Zip(one.Clean, (after, before) => 0.5 + (after - (double)before) / (2 * one.Epsilon));
        yield return Cell(data.ClassNames[(int)one.Truth], one.Clean.Select(value => scaled(value)), data.Input.Shape);
        yield return Cell($"taken for {data.ClassNames[(int)one.Answer]}", one.Inputs.Select(value => scaled(value)), data.Input.Shape);
        yield return Cell($"eps={one.Epsilon}", difference, data.Input.Shape);
    }

    /// <param name="values">From 0 to 1, channel by channel.</param>
    private static ImageCell Cell(string label, IEnumerable<double> values, IReadOnlyList<long> shape)
    {
        var (channels, height, width) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        var bytes = values.Select(value => (byte)Math.Round(255 * Math.Clamp(value, 0, 1))).ToArray();
        var pixels = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++) pixels[i % (height * width) * channels + i / (height * width)] = bytes[i];
        return new ImageCell(label, width, height, channels, pixels);
    }
}
