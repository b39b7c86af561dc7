namespace Lethe.Data.Glyphs;

/// <summary>One movement of the pen through points in the unit square: along straight lines or along a smooth curve.</summary>
internal sealed record Stroke(bool Smooth, Point[] Points)
{
    private const int Steps = 5;

    public static Stroke Line(params ReadOnlySpan<float> coordinates) => new(false, Pair(coordinates));

    public static Stroke Curve(params ReadOnlySpan<float> coordinates) => new(true, Pair(coordinates));

    /// <summary>The stroke as a chain of short straight lines through other points of the same number.</summary>
    public static void Flatten(bool smooth, ReadOnlySpan<Point> points, List<Point> chain)
    {
        chain.Clear();
        for (var i = 0; i + 1 < points.Length; i++)
        {
            chain.Add(points[i]);
            if (!smooth) continue;
            var before = i > 0 ? points[i - 1] : points[i];
            var after = i + 2 < points.Length ? points[i + 2] : points[i + 1];
            for (var step = 1; step < Steps; step++) chain.Add(Between(before, points[i], points[i + 1], after, step / (float)Steps));
        }
        chain.Add(points[^1]);
    }

    // The cubic through b and c whose slope there is half the way between their neighbours (Catmull and Rom).
    private static Point Between(Point a, Point b, Point c, Point d, float t)
    {
        float At(float p, float q, float r, float s) =>
            q + t * 0.5f * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
        return new Point(At(a.X, b.X, c.X, d.X), At(a.Y, b.Y, c.Y, d.Y));
    }

    private static Point[] Pair(ReadOnlySpan<float> coordinates)
    {
        var points = new Point[coordinates.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new Point(coordinates[2 * i], coordinates[2 * i + 1]);
        return points;
    }
}
