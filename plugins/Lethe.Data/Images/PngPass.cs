namespace Lethe.Data.Images;

/// <summary>Which pixels come together: all of them, or every so many in each direction when the file is interlaced.</summary>
internal sealed record PngPass(int Left, int Top, int StepX, int StepY, int Width, int Height)
{
    private static readonly (int Left, int Top, int StepX, int StepY)[] Interlaced =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>The passes that have pixels at all.</summary>
    public static PngPass[] Of(PngHeader header)
    {
        if (!header.Interlaced) return [new PngPass(0, 0, 1, 1, header.Width, header.Height)];
        return [.. Interlaced
            .Select(one => new PngPass(one.Left, one.Top, one.StepX, one.StepY,
                (header.Width - one.Left + one.StepX - 1) / one.StepX, (header.Height - one.Top + one.StepY - 1) / one.StepY))
            .Where(pass => pass is { Width: > 0, Height: > 0 })];
    }

    public int RowBytes(PngHeader header) => (int)(((long)Width * header.BitsPerPixel + 7) / 8);
}
