namespace Lethe.Membership.Attacks;

/// <summary>Attacks on logarithmic axes: what counts is how many members are found almost without a false alarm.</summary>
internal static class RocCurves
{
    public static CurveExhibit Of(IReadOnlyList<AttackOutcome> outcomes, string nonMembers)
    {
        var least = 0.5 / outcomes.Max(outcome => outcome.Roc.NonMembers);
        var low = 0.5 / outcomes.Max(outcome => outcome.Roc.Members);
        return new CurveExhibit
        {
            Id = "roc",
            Title = "Members found against false alarms",
            Caption = $"Members are the records of the forget set, non-members {nonMembers}. On the diagonal an attack only guesses. "
                + "Rates of 0 are drawn at the left and lower edge; the band is the exact 95% interval of the members found.",
            X = new Axis("Rate of false alarms", Logarithmic: true, Low: least, High: 1),
            Y = new Axis("Share of members found", Logarithmic: true, Low: low, High: 1),
            Series = [.. outcomes.Select(outcome => Series(outcome, least, low)), new CurveSeries("guessing", [least, 1], [least, 1], [], [])],
        };
    }

    private static CurveSeries Series(AttackOutcome outcome, double least, double low)
    {
        var points = outcome.Roc.ForLogAxes();
        var bands = points.Select(point => Proportion.Exact(point.True, outcome.Roc.Members)).ToArray();
        return new CurveSeries(
            outcome.Name,
            [.. points.Select(point => Math.Max(point.FalseRate, least))], [.. points.Select(point => Math.Max(point.TrueRate, low))],
            [.. bands.Select(band => Math.Max(band.Low, low))], [.. bands.Select(band => Math.Max(band.High, low))]);
    }
}
