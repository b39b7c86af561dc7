namespace Lethe.Data.Images;

/// <summary>A decoded image: 8 bits a sample, samples of a pixel side by side, rows from the top.</summary>
/// <param name="Channels">1: grey, 3: red, green, blue.</param>
internal sealed record Raster(int Width, int Height, int Channels, byte[] Samples);
