using Lethe.Robustness.Attacks;

namespace Lethe.Robustness.Reports;

/// <summary>The findings of an attack, and what to look at.</summary>
internal sealed class RobustnessReport(EvaluationJob job)
{
    private readonly List<(double Epsilon, double Accuracy, Interval Interval)> _points = [];

    public static Metric Accuracy { get; } = new(
        "robust.accuracy", "Robust accuracy", Direction.Higher,
        "Share of test records that the model gets right as they are and that no input broke which projected gradient descent found "
        + "within eps of them, each number moved by at most that (L-infinity), inside the data's bounds. The worst case over restarts; "
        + "what a smaller eps of the same run broke counts at larger ones. eps=0 is the accuracy on the same records without an attack.");

    public void Add(double epsilon, int held, int count, string remark)
    {
        var interval = Proportion.Wilson(held, count);
        var share = (double)held / count;
        _points.Add((epsilon, share, interval));
        job.Report(new Finding
        {
            Metric = Accuracy.Id,
            Value = share,
            Low = interval.Low,
            High = interval.High,
            Level = interval.Level,
            IntervalBy = interval.By,
            N = count,
            Slice = Slice(epsilon),
            Reason = remark,
        });
    }

    public void NotComputed(double epsilon, string why) => job.Report(Finding.NotComputed(Accuracy.Id, why, Slice(epsilon)));

    public void Show(AttackRun run)
    {
        job.Show(new CurveExhibit
        {
            Id = "robust-accuracy",
            Title = "Accuracy under attack",
            Caption = "How the accuracy falls when inputs may be moved further; the band is Wilson's 95% interval. An attack finds some of "
                + "what breaks a model, never proves that nothing does: the true curve lies on this one or below it.",
            X = new Axis("epsilon", Low: 0),
            Y = new Axis("accuracy", Low: 0, High: 1),
            Series =
            [
                new CurveSeries("projected gradient descent", [.. _points.Select(point => point.Epsilon)], [.. _points.Select(point => point.Accuracy)],
                    [.. _points.Select(point => point.Interval.Low)], [.. _points.Select(point => point.Interval.High)]),
            ],
        });
        job.Show(Signs(run.Signs));
        if (AttackedImages.Of(run.Shown, job.Data) is { } images) job.Show(images);
    }

    private static TableExhibit Signs(MaskingSigns signs) => new()
    {
        Id = "masking-signs",
        Title = "Signs that the attack failed",
        Caption = "A model whose gradients lead nowhere looks robust under this attack and is not.",
        Columns = ["sign", "share", "limit", "verdict"],
        Rows = [.. signs.All().Select(sign => new[]
        {
            sign.Name, $"{sign.Value:0.####}", $"{sign.Limit}", sign.IsFailure ? "fail" : sign.IsWarning ? "warn" : "pass",
        })],
    };

    // The shortest text that reads back as the same number: what the request wrote.
    private static string Slice(double epsilon) => $"eps={epsilon}";
}
