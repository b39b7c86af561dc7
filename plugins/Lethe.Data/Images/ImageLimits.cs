namespace Lethe.Data.Images;

/// <summary>What one image may ask for.</summary>
internal static class ImageLimits
{
    public const int LongestSide = 16_384;
    public const long MostPixels = 1 << 25;
    public const long LargestFile = 1 << 27;

    /// <summary>Why an image of this size is not decoded, or null.</summary>
    public static string? Fault(long width, long height)
    {
        if (width < 1 || height < 1) return $"it has {width} x {height} pixels";
        return width > LongestSide || height > LongestSide || width * height > MostPixels
            ? $"it has {width} x {height} pixels; {MostPixels} in all and {LongestSide} to a side are allowed"
            : null;
    }
}
