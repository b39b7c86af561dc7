namespace Lethe.Data.Glyphs;

/// <summary>How one owner writes: what all of their glyphs have in common.</summary>
internal sealed class Handwriting
{
    private const double PointDeviation = 0.05;

    private readonly Point[][][] _offsets;

    /// <param name="random">The owner's own stream.</param>
    public Handwriting(RandomStream random)
    {
        Slant = 0.16 * Bell.Fine(random);
        Width = 0.012 * Bell.Fine(random);
        Scale = 0.05 * Bell.Fine(random);
        Hue = random.NextDouble();
        _offsets = [.. GlyphShapes.All.Select(strokes => strokes.Select(stroke => Offsets(stroke, random)).ToArray())];
    }

    public double Slant { get; }

    public double Width { get; }

    public double Scale { get; }

    public double Hue { get; }

    public Point Offset(int glyph, int stroke, int point) => _offsets[glyph][stroke][point];

    private static Point[] Offsets(Stroke stroke, RandomStream random) => Array.ConvertAll(stroke.Points, _ =>
        new Point((float)(PointDeviation * Bell.Fine(random)), (float)(PointDeviation * Bell.Fine(random))));
}
