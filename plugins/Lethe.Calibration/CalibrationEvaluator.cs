using Lethe.Calibration.Reports;
using static TorchSharp.torch;

namespace Lethe.Calibration;

[Plugin("eval.calibration", "Calibration", Summary = "Does the model know what it knows? How far its confidence is from its "
    + "accuracy on the test split, and how far it would be after a recalibration that costs no training.")]
public sealed class CalibrationEvaluator(CalibrationOptions options) : IEvaluator
{
    public static Needs Needs => Needs.TestData;

    public static bool IsAboutForgetting => false;

    public static IReadOnlyList<Metric> Metrics => CalibrationMetrics.All;

    public void Evaluate(EvaluationJob job)
    {
        using var scope = NewDisposeScope();
        var report = new CalibrationReport(job, options);
        var (test, fault) = LabelledLogits.Of(job, job.Data.Test, options.Outputs);
        if (test is null)
        {
            report.NotComputed(fault, "");
            return;
        }
        var asTheyCome = Predictions.Of(test, options.AreRounded(job.Subject), job.Cancellation);
        report.Add("", test, asTheyCome);
        if (options.Recalibrate.Count > 0) new RecalibratedReport(job, options, report).Add(test);
    }
}
