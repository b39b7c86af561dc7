namespace Lethe.Data.Images;

/// <summary>How an image is brought to another size.</summary>
public enum Resampling
{
    /// <summary>Each new pixel is the mean of the area it covers.</summary>
    Box,

    /// <summary>Each new pixel is read between the four nearest old ones.</summary>
    Bilinear,
}
