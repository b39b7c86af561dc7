namespace Lethe.Data.Glyphs;

/// <summary>Draws lines of some width with soft edges: a pixel is covered by how near its centre is to a line.</summary>
internal sealed class Canvas(int side)
{
    private readonly float[] _distances = new float[side * side];

    /// <summary>How much of each pixel is ink, row by row, from 0 to 1; filled by <see cref="Finish"/>.</summary>
    public float[] Ink { get; } = new float[side * side];

    public void Clear() => Array.Fill(_distances, float.MaxValue);

    /// <summary>A straight line between two places in pixels; a pixel's centre is at its number and a half.</summary>
    public void Line(Point from, Point to, float halfWidth)
    {
        var reach = halfWidth + 1;
        var (left, right) = Span(from.X, to.X, reach);
        var (top, bottom) = Span(from.Y, to.Y, reach);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var square = dx * dx + dy * dy;
        var scale = square > 0 ? 1 / square : 0;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (px, py) = (x + 0.5f - from.X, y + 0.5f - from.Y);
                var along = Math.Clamp((px * dx + py * dy) * scale, 0, 1);
                var (ex, ey) = (px - along * dx, py - along * dy);
                ref var nearest = ref _distances[y * side + x];
                nearest = Math.Min(nearest, ex * ex + ey * ey);
            }
        }
    }

    public void Finish(float halfWidth)
    {
        for (var i = 0; i < Ink.Length; i++)
            Ink[i] = _distances[i] == float.MaxValue ? 0 : Math.Clamp(halfWidth + 0.5f - MathF.Sqrt(_distances[i]), 0, 1);
    }

    private (int From, int To) Span(float a, float b, float reach) =>
        ((int)Math.Clamp(Math.Min(a, b) - reach, 0, side - 1), (int)Math.Clamp(Math.Max(a, b) + reach, 0, side - 1));
}
