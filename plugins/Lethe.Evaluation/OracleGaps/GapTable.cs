namespace Lethe.Evaluation.OracleGaps;

/// <summary>One measure on every part, the subject beside the oracles.</summary>
internal static class GapTable
{
    private static readonly string[] Columns =
    [
        "Part", "Records", "Subject", "Oracles", "Oracles' deviation", "Gap", "90% interval", "Noise floor", "Margin", "Equivalent",
    ];

    public static TableExhibit Of(GapMeasure measure, IEnumerable<PartGap> gaps)
    {
        var word = measure == GapMeasure.Accuracy ? "accuracy" : "loss";
        return new TableExhibit
        {
            Id = $"{word}-against-oracles",
            Title = $"The subject's {word} against the oracles'",
            Caption = "The gap is the subject's number minus the mean of the oracles'. The noise floor is the largest gap that an oracle scores against the others; "
                + "equivalent is what has its whole interval within the margin.",
            Columns = Columns,
            Rows = [.. gaps.Where(gap => gap.Measure == measure).Select(Row)],
        };
    }

    private static string[] Row(PartGap gap) =>
    [
        gap.Part, $"{gap.Records}", Number(gap.Subject), Number(Mean.Of(gap.Oracles)), Number(Mean.Deviation(gap.Oracles)), Number(gap.Gap.Gap),
        gap.Interval is { } interval ? $"[{Number(interval.Low)}, {Number(interval.High)}]" : "none", Number(gap.Gap.NoiseFloor), Number(gap.Margin),
        gap.Equivalent switch
        {
            true => "yes",
            false => "no",
            null => "unclear",
        },
    ];

    private static string Number(double number) => double.IsNaN(number) ? "none" : $"{number:0.0000}";
}
