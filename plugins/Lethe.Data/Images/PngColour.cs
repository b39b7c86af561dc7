namespace Lethe.Data.Images;

/// <summary>How a PNG file stores colour, by the format's own numbers.</summary>
internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}
