namespace Lethe.Data.Glyphs;

/// <summary>Fills an image with one of the textures, in brightness from 0 to 1.</summary>
internal static class Background
{
    private const int Knots = 5;

    public static void Fill(GlyphTexture texture, double contrast, RandomStream random, int side, float[] into)
    {
        var height = (float)contrast;
        // Drawn whatever the texture, so that the kinds do not shift what comes after them.
        var (angle, period, phase) = ((float)random.NextDouble(), 3 + 4 * (float)random.NextDouble(), (float)random.NextDouble());
        Span<float> knots = stackalloc float[Knots * Knots];
        foreach (ref var knot in knots) knot = (float)random.NextDouble();
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                into[y * side + x] = height * texture switch
                {
                    GlyphTexture.Stripes => Wave((angle * x + (1 - angle) * y) / period + phase),
                    GlyphTexture.Checks => ((int)(x / period + phase) + (int)(y / period + phase)) & 1,
                    GlyphTexture.Clouds => Cloud(knots, x / (float)side, y / (float)side),
                    _ => 0.5f,
                };
            }
        }
    }

    // Up and down in straight lines, once per unit.
    private static float Wave(float turns)
    {
        var part = turns - MathF.Floor(turns);
        return part < 0.5f ? 2 * part : 2 - 2 * part;
    }

    private static float Cloud(ReadOnlySpan<float> knots, float x, float y)
    {
        var (gx, gy) = (x * (Knots - 1), y * (Knots - 1));
        var (column, row) = ((int)gx, (int)gy);
        var (fx, fy) = (gx - column, gy - row);
        var at = row * Knots + column;
        var upper = knots[at] * (1 - fx) + knots[at + 1] * fx;
        var lower = knots[at + Knots] * (1 - fx) + knots[at + Knots + 1] * fx;
        return upper * (1 - fy) + lower * fy;
    }
}
