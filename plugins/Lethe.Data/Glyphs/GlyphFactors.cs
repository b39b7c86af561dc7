namespace Lethe.Data.Glyphs;

/// <summary>
/// Everything that went into one image. The same facts are attributes of the split, by the camelCase names of these
/// properties, for evaluators that do not know this type.
/// </summary>
/// <param name="Glyph">The class that was drawn, which a planted wrong label hides.</param>
/// <param name="Mislabelled">The label is not the class that was drawn.</param>
/// <param name="DuplicateOf">The row of the same split this is a near copy of; -1: drawn for itself.</param>
/// <param name="Writer">Number of the owner, whose handwriting it is.</param>
/// <param name="Width">Width of the stroke, as a share of the image's side.</param>
/// <param name="Slant">Shift of the top to the right per unit of height.</param>
/// <param name="Scale">Height of the glyph, as a share of the image's side.</param>
/// <param name="Jitter">Deviation of the stroke's points, as a share of the glyph's box.</param>
/// <param name="ShiftX">Of the centre, as a share of the image's side.</param>
/// <param name="ShiftY">Of the centre, as a share of the image's side.</param>
/// <param name="Hue">Of the ink, in turns [0, 1); shows in colour images only.</param>
/// <param name="Texture">What lies behind the glyph.</param>
/// <param name="Contrast">Height of the texture, in brightness from 0 to 1.</param>
/// <param name="Noise">Deviation of the noise on each pixel, in brightness from 0 to 1.</param>
public sealed record GlyphFactors(
    int Glyph, bool Mislabelled, int DuplicateOf, int Writer, double Width, double Slant, double Scale, double Jitter,
    double ShiftX, double ShiftY, double Hue, GlyphTexture Texture, double Contrast, double Noise)
{
    /// <summary>Reads the facts of a record back from a split that <c>data.glyphs</c> made, or from a subset of one.</summary>
    public static GlyphFactors Of(Split split, int row)
    {
        double Read(string name) => split.Attribute(name, row)
            ?? throw new ArgumentException($"The records of {split.Name} carry no '{name}': they are no glyphs, or their labels are withheld.");
        return new GlyphFactors(
            (int)Read("glyph"), Read("mislabelled") > 0, (int)Read("duplicateOf"), (int)Read("writer"), Read("width"),
            Read("slant"), Read("scale"), Read("jitter"), Read("shiftX"), Read("shiftY"), Read("hue"),
            (GlyphTexture)(int)Read("texture"), Read("contrast"), Read("noise"));
    }

    internal static Dictionary<string, IReadOnlyList<double>> Attributes(GlyphFactors[] all)
    {
        IReadOnlyList<double> Column(Converter<GlyphFactors, double> of) => Array.ConvertAll(all, of);
        return new Dictionary<string, IReadOnlyList<double>>
        {
            ["glyph"] = Column(one => one.Glyph),
            ["mislabelled"] = Column(one => one.Mislabelled ? 1 : 0),
            ["duplicateOf"] = Column(one => one.DuplicateOf),
            ["writer"] = Column(one => one.Writer),
            ["width"] = Column(one => one.Width),
            ["slant"] = Column(one => one.Slant),
            ["scale"] = Column(one => one.Scale),
            ["jitter"] = Column(one => one.Jitter),
            ["shiftX"] = Column(one => one.ShiftX),
            ["shiftY"] = Column(one => one.ShiftY),
            ["hue"] = Column(one => one.Hue),
            ["texture"] = Column(one => (int)one.Texture),
            ["contrast"] = Column(one => one.Contrast),
            ["noise"] = Column(one => one.Noise),
        };
    }
}
