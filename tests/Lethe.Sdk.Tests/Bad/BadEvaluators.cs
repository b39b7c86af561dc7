using Lethe.Sdk.Tests.Good;

namespace Lethe.Sdk.Tests.Bad;

[Plugin("eval.undeclared", "Undeclared", Summary = "Reports what it does not declare.")]
public sealed class Undeclared : Accuracy
{
    public override void Evaluate(EvaluationJob job) => job.Report(Measure(job) with { Metric = "accuracy.other" });
}

[Plugin("eval.silent", "Silent", Summary = "Reports nothing.")]
public sealed class Silent : Accuracy
{
    public override void Evaluate(EvaluationJob job)
    {
    }
}

[Plugin("eval.groundless", "Groundless", Summary = "Gives neither value nor reason.")]
public sealed class Groundless : Accuracy
{
    public override void Evaluate(EvaluationJob job) => job.Report(Measure(job) with { Value = null });
}

[Plugin("eval.of-nobody", "Of nobody", Summary = "A value of no records.")]
public sealed class OfNobody : Accuracy
{
    public override void Evaluate(EvaluationJob job) => job.Report(Measure(job) with { N = 0 });
}

[Plugin("eval.off-side", "Offside", Summary = "A value outside its interval.")]
public sealed class Offside : Accuracy
{
    public override void Evaluate(EvaluationJob job)
    {
        var finding = Measure(job);
        job.Report(finding with { Low = finding.Value + 0.1, High = finding.Value + 0.2 });
    }
}

[Plugin("eval.twofold", "Twofold", Summary = "The same finding twice.")]
public sealed class Twofold : Accuracy
{
    public override void Evaluate(EvaluationJob job)
    {
        job.Report(Measure(job));
        job.Report(Measure(job));
    }
}

[Plugin("eval.not-a-number", "Not a number", Summary = "Divides by zero.")]
public sealed class NotANumber : Accuracy
{
    public override void Evaluate(EvaluationJob job) => job.Report(Measure(job) with { Value = double.NaN, Low = null, High = null });
}

[Plugin("eval.same-picture", "Same picture", Summary = "Two exhibits of one id.")]
public sealed class SamePicture : Accuracy
{
    public override void Evaluate(EvaluationJob job)
    {
        base.Evaluate(job);
        job.Show(Exhibit("counts"));
    }
}

[Plugin("eval.own-picture", "Picture of its own", Summary = "An exhibit of a kind that nobody knows.")]
public sealed class OwnPicture : Accuracy
{
    public override void Evaluate(EvaluationJob job)
    {
        job.Report(Measure(job));
        job.Show(new Unknown { Id = "unknown", Title = "Unknown" });
    }

    private sealed record Unknown : Exhibit;
}

[Plugin("eval.untidy", "Untidy", Summary = "Leaves the subject in training mode.")]
public sealed class Untidy : Accuracy, IEvaluator
{
    static Needs IPlugin.Needs => Needs.TestData | Needs.Training;

    public override void Evaluate(EvaluationJob job)
    {
        base.Evaluate(job);
        job.Subject.Module.train();
    }
}

[Plugin("eval.freezing", "Freezing", Summary = "Freezes the subject.")]
public sealed class Freezing : Accuracy, IEvaluator
{
    static Needs IPlugin.Needs => Needs.TestData | Needs.Training;

    public override void Evaluate(EvaluationJob job)
    {
        base.Evaluate(job);
        foreach (var parameter in job.Subject.Module.parameters()) parameter.requires_grad = false;
    }
}

[Plugin("eval.ungrateful", "Ungrateful", Summary = "Follows a null where a subject gives less.")]
public sealed class Ungrateful : Accuracy, IEvaluator
{
    static Needs IPlugin.Needs => Needs.TestData | Needs.Features;

    public override void Evaluate(EvaluationJob job)
    {
        base.Evaluate(job);
        if (!job.Subject.Can.HasFlag(Capabilities.Features)) throw new KeyNotFoundException("features");
    }
}
