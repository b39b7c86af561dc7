using Lethe.Calibration.Reports;

namespace Lethe.Calibration.Conformal;

/// <summary>What sets are calibrated on and what they are tried on, with every record's own uniform number.</summary>
internal sealed class ConformalParts
{
    public ConformalParts(RecalibrationParts parts, ConformalOptions options, RandomStream random)
    {
        (Calibration, Test, Words) = (parts.Fit, parts.Score, parts.FittedOn);
        (CalibrationRecords, TestRecords) = (parts.FitRecords, parts.ScoreRecords);
        (CalibrationUniforms, TestUniforms) = (Uniforms(CalibrationRecords), Uniforms(TestRecords));

        // By id: a record has the same number in whatever part and order it comes.
        double[] Uniforms(Split records) =>
            [.. Enumerable.Range(0, records.Count).Select(row => options.Randomised ? random.Fork(records.Id(row)).NextDouble() : 1)];
    }

    private ConformalParts(ConformalParts whole, int[] rows)
    {
        (Test, TestRecords, TestUniforms) = (whole.Test, whole.TestRecords, whole.TestUniforms);
        Calibration = whole.Calibration.Subset(rows);
        CalibrationRecords = whole.CalibrationRecords.Subset(whole.CalibrationRecords.Name, rows);
        CalibrationUniforms = Array.ConvertAll(rows, row => whole.CalibrationUniforms[row]);
        Words = $"{rows.Length} of {whole.Words}";
    }

    public LabelledLogits Calibration { get; }

    public LabelledLogits Test { get; }

    public Split CalibrationRecords { get; }

    public Split TestRecords { get; }

    public double[] CalibrationUniforms { get; }

    public double[] TestUniforms { get; }

    /// <summary>What sets are calibrated on, in words that follow "calibrated on".</summary>
    public string Words { get; }

    public int Classes => Test.Classes;

    /// <summary>With only these calibration records.</summary>
    public ConformalParts Calibrating(int[] rows) => new(this, rows);
}
