namespace Lethe.Data.Glyphs;

/// <summary>Decides what every record of a part will be, before any is drawn.</summary>
internal static class GlyphPlan
{
    /// <param name="random">The part's own stream.</param>
    public static GlyphFactors[] Make(int count, double labelNoise, double duplicates, Handwriting[] hands, RandomStream random)
    {
        var plan = new GlyphFactors[count];
        for (var row = 0; row < count; row++) plan[row] = Draw(row % GlyphShapes.All.Count, hands, random.Fork("record").Fork(row));
        Copy(plan, duplicates, random.Fork("duplicates"));
        var wrong = random.Fork("labels").Sample(count, (int)Math.Round(labelNoise * count, MidpointRounding.AwayFromZero));
        foreach (var row in wrong) plan[row] = plan[row] with { Mislabelled = true };
        return plan;
    }

    /// <summary>The labels, of which those that are to be wrong are any other class, each as likely.</summary>
    public static long[] Labels(GlyphFactors[] plan, RandomStream random)
    {
        var classes = GlyphShapes.All.Count;
        var wrong = random.Fork("wrong");
        return Array.ConvertAll(plan, one => one.Mislabelled ? (one.Glyph + 1 + wrong.NextInt(classes - 1)) % classes : (long)one.Glyph);
    }

    private static GlyphFactors Draw(int glyph, Handwriting[] hands, RandomStream random)
    {
        var writer = random.NextInt(hands.Length);
        var hand = hands[writer];
        var hue = hand.Hue + 0.05 * Bell.Fine(random);
        return new GlyphFactors(
            glyph, Mislabelled: false, DuplicateOf: -1, writer,
            Width: Math.Clamp(0.09 + hand.Width + 0.008 * Bell.Fine(random), 0.05, 0.15),
            Slant: hand.Slant + 0.06 * Bell.Fine(random),
            Scale: Math.Clamp(0.74 + hand.Scale + 0.03 * Bell.Fine(random), 0.5, 0.95),
            Jitter: 0.02 + 0.03 * random.NextDouble(),
            ShiftX: 0.04 * Bell.Fine(random),
            ShiftY: 0.04 * Bell.Fine(random),
            Hue: hue - Math.Floor(hue),
            Texture: (GlyphTexture)random.NextInt(4),
            Contrast: 0.5 * random.NextDouble(),
            Noise: 0.04 + 0.16 * random.NextDouble());
    }

    // Within each class, so that the classes stay balanced; a copy is never copied again.
    private static void Copy(GlyphFactors[] plan, double fraction, RandomStream random)
    {
        var classes = GlyphShapes.All.Count;
        for (var glyph = 0; glyph < classes; glyph++)
        {
            var rows = Enumerable.Range(0, plan.Length).Where(row => row % classes == glyph).ToArray();
            var size = Math.Min((int)Math.Round(fraction * rows.Length, MidpointRounding.AwayFromZero), rows.Length - 1);
            if (size <= 0) continue;
            random.Shuffle(rows.AsSpan());
            foreach (var row in rows[..size])
            {
                var original = rows[size + random.NextInt(rows.Length - size)];
                plan[row] = plan[original] with
                {
                    DuplicateOf = original,
                    ShiftX = plan[original].ShiftX + 0.01 * Bell.Fine(random),
                    ShiftY = plan[original].ShiftY + 0.01 * Bell.Fine(random),
                };
            }
        }
    }
}
