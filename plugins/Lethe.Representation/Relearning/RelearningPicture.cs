namespace Lethe.Representation.Relearning;

/// <summary>Accuracy on the forget set while it is learned again.</summary>
internal static class RelearningPicture
{
    public static CurveExhibit Of(RelearningCurves curves)
    {
        double[] steps = [.. curves.Subject.Steps.Select(step => (double)step)];
        double[] Across(Func<IEnumerable<double>, double> take) =>
            [.. Enumerable.Range(0, steps.Length).Select(i => take(curves.Oracles.Select(curve => curve.Accuracies[i])))];
        return new CurveExhibit
        {
            Id = "relearning",
            Title = "Learning the forget set again",
            Caption = "Accuracy on the forget set while training on it. A model that has forgotten learns as fast as the oracles, whose range is the band; one that was only made to look so is back after a few steps.",
            X = new Axis("Steps", Low: 0),
            Y = new Axis("Accuracy on the forget set", Low: 0, High: 1),
            Series =
            [
                new CurveSeries("subject", steps, curves.Subject.Accuracies, [], []),
                new CurveSeries("original", steps, curves.Original.Accuracies, [], []),
                new CurveSeries("oracles", steps, Across(all => all.Average()), Across(all => all.Min()), Across(all => all.Max())),
            ],
        };
    }
}
