namespace Lethe.Hosting.Studies;

/// <summary>
/// One number of a study's table: <c>metric</c>, <c>metric(slice)</c>, <c>gap:metric</c> for its absolute distance from the
/// oracles' mean, or <c>seconds</c> for the time the method took.
/// </summary>
public sealed record StudyColumn(string Metric, string Slice, bool IsGap)
{
    public const string Seconds = "seconds";

    private const string GapPrefix = "gap:";

    /// <summary>What an audit of forgetting is read by; those that were not measured are left out.</summary>
    public static IReadOnlyList<StudyColumn> Usual { get; } =
    [
        .. ((string[])
        [
            "gap.average", "gap:accuracy.forget", "gap:accuracy.retain", "gap:accuracy.test", "gap:mia.confidence.efficacy", "gap.tug-of-war",
            "klom.forget.p95", "klom.retain.p95", "klom.test.p95", "mia.lira.auc", "mia.rmia.auc", Seconds,
        ]).Select(Parse),
    ];

    public string Name => $"{(IsGap ? GapPrefix : "")}{Metric}{(Slice.Length == 0 ? "" : $"({Slice})")}";

    /// <exception cref="FormatException">It is none of these forms.</exception>
    public static StudyColumn Parse(string text)
    {
        var isGap = text.StartsWith(GapPrefix, StringComparison.Ordinal);
        var rest = isGap ? text[GapPrefix.Length..] : text;
        var open = rest.IndexOf('(', StringComparison.Ordinal);
        if (rest.Length == 0 || open == 0 || (open > 0 && !rest.EndsWith(')')))
            throw new FormatException($"'{text}' is no column: gap.average, klom.forget.p95(bins=robust), gap:mia.confidence.efficacy, seconds.");
        return open < 0 ? new StudyColumn(rest, "", isGap) : new StudyColumn(rest[..open], rest[(open + 1)..^1], isGap);
    }
}
