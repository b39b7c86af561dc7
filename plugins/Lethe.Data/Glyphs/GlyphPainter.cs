namespace Lethe.Data.Glyphs;

/// <summary>Draws images from their factors. One painter serves one thread.</summary>
internal sealed class GlyphPainter(int side, int channels)
{
    private readonly Canvas _canvas = new(side);
    private readonly float[] _background = new float[side * side];
    private readonly List<Point> _chain = [];

    /// <param name="random">Where the points of the strokes, the texture and the noise come from: a near copy has its
    /// original's, and differs by where it stands.</param>
    /// <param name="into">Channel by channel, row by row.</param>
    public void Paint(GlyphFactors factors, Handwriting hand, RandomStream random, Span<byte> into)
    {
        Draw(factors, hand, random.Fork("points"));
        Background.Fill(factors.Texture, factors.Contrast, random.Fork("texture"), side, _background);
        var (noise, grain) = ((float)factors.Noise, random.Fork("grain"));
        for (var channel = 0; channel < channels; channel++)
        {
            var plane = into.Slice(channel * side * side, side * side);
            var ink = channels == 1 ? 0.95f : Ink((float)factors.Hue, channel);
            for (var i = 0; i < plane.Length; i++)
            {
                var value = _background[i] + (ink - _background[i]) * _canvas.Ink[i] + noise * Bell.Coarse(grain);
                plane[i] = (byte)(Math.Clamp(value, 0, 1) * 255 + 0.5f);
            }
        }
    }

    private void Draw(GlyphFactors factors, Handwriting hand, RandomStream random)
    {
        _canvas.Clear();
        var halfWidth = (float)(factors.Width * side / 2);
        var strokes = GlyphShapes.All[factors.Glyph];
        for (var s = 0; s < strokes.Length; s++)
        {
            var points = new Point[strokes[s].Points.Length];
            for (var p = 0; p < points.Length; p++)
                points[p] = Place(factors, strokes[s].Points[p], hand.Offset(factors.Glyph, s, p), random);
            Stroke.Flatten(strokes[s].Smooth, points, _chain);
            for (var i = 0; i + 1 < _chain.Count; i++) _canvas.Line(_chain[i], _chain[i + 1], halfWidth);
        }
        _canvas.Finish(halfWidth);
    }

    private Point Place(GlyphFactors factors, Point point, Point style, RandomStream random)
    {
        var x = point.X + style.X + factors.Jitter * Bell.Fine(random) - 0.5;
        var y = point.Y + style.Y + factors.Jitter * Bell.Fine(random) - 0.5;
        x -= factors.Slant * y;
        return new Point(
            (float)(side * (0.5 + factors.ShiftX + factors.Scale * x)), (float)(side * (0.5 + factors.ShiftY + factors.Scale * y)));
    }

    // Fully bright at the hue's own channel and a third of the light elsewhere, in straight lines between.
    private static float Ink(float hue, int channel)
    {
        var turn = hue - channel / 3f;
        var distance = MathF.Abs(turn - MathF.Round(turn));
        return 0.3f + 0.65f * Math.Clamp(2 - 6 * distance, 0, 1);
    }
}
