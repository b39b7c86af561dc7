namespace Lethe.Data.Glyphs;

/// <summary>The ten classes, as strokes in the unit square.</summary>
internal static class GlyphShapes
{
    public static IReadOnlyList<string> Names { get; } =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public static IReadOnlyList<Stroke[]> All { get; } =
    [
        [Stroke.Curve(.5f, .08f, .27f, .24f, .22f, .5f, .28f, .77f, .5f, .92f, .73f, .76f, .78f, .5f, .72f, .23f, .5f, .08f)],
        [Stroke.Line(.34f, .26f, .55f, .08f, .55f, .92f)],
        [Stroke.Curve(.25f, .28f, .48f, .08f, .74f, .29f, .52f, .6f, .24f, .9f), Stroke.Line(.24f, .9f, .79f, .9f)],
        [
            Stroke.Curve(.27f, .14f, .57f, .09f, .7f, .28f, .44f, .47f),
            Stroke.Curve(.44f, .47f, .76f, .62f, .66f, .87f, .25f, .87f),
        ],
        [Stroke.Line(.63f, .92f, .63f, .08f, .21f, .64f, .82f, .64f)],
        [Stroke.Line(.73f, .1f, .33f, .1f, .3f, .46f), Stroke.Curve(.3f, .46f, .6f, .42f, .76f, .65f, .58f, .9f, .25f, .85f)],
        [Stroke.Curve(.67f, .1f, .39f, .34f, .27f, .68f, .47f, .92f, .71f, .74f, .54f, .53f, .3f, .64f)],
        [Stroke.Line(.22f, .1f, .77f, .1f, .43f, .92f)],
        [
            Stroke.Curve(.5f, .48f, .3f, .3f, .5f, .09f, .7f, .3f, .5f, .48f),
            Stroke.Curve(.5f, .48f, .25f, .7f, .5f, .92f, .75f, .7f, .5f, .48f),
        ],
        [Stroke.Curve(.7f, .34f, .47f, .48f, .29f, .28f, .5f, .09f, .71f, .3f, .64f, .65f, .4f, .91f)],
    ];
}
