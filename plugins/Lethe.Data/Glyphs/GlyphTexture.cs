namespace Lethe.Data.Glyphs;

/// <summary>What lies behind a glyph.</summary>
public enum GlyphTexture
{
    Plain,
    Stripes,
    Checks,
    Clouds,
}
