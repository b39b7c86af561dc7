using Lethe.Statistics;

namespace Lethe.Benchmarks.Cases;

/// <summary>A calibration error of ten million predictions in double precision. Nothing of it runs on a device.</summary>
internal sealed class CalibrationErrors(Func<double[], bool[], double> error) : IBenchmark
{
    private const int Count = 10_000_000;

    private readonly (double[] Confidences, bool[] Correct) _predictions = Draw();

    public static IReadOnlyList<BenchmarkCase> Cases { get; } =
    [
        new("ece-equal-width", Work("expected calibration error over 15 bins of equal width"),
            _ => new CalibrationErrors((confidences, correct) => ExpectedCalibrationError.Of(confidences, correct))),
        new("ece-equal-mass", Work("expected calibration error over 15 bins of equally many records, sorting included"),
            _ => new CalibrationErrors((confidences, correct) =>
                ExpectedCalibrationError.Of(EqualMassBins.Of(confidences, correct, ExpectedCalibrationError.UsualBins)))),
        new("ks-error", Work("Kolmogorov-Smirnov calibration error, sorting included"),
            _ => new CalibrationErrors((confidences, correct) => CumulativeCalibrationError.Of(confidences, correct).KolmogorovSmirnov)),
        new("smooth-ece", Work("smooth calibration error at its own width"),
            _ => new CalibrationErrors((confidences, correct) => SmoothCalibrationError.Of(confidences, correct).AtItsOwnWidth())),
    ];

    public void Run() => error(_predictions.Confidences, _predictions.Correct);

    public void Dispose()
    {
    }

    private static string Work(string what) => $"{what}, ten million predictions, one thread";

    // Crowded towards 1, as a network's are, and a little too sure.
    private static (double[] Confidences, bool[] Correct) Draw()
    {
        var random = new RandomStream(1);
        var (confidences, correct) = (new double[Count], new bool[Count]);
        for (var i = 0; i < Count; i++)
        {
            var doubt = random.NextDouble();
            confidences[i] = 1 - 0.9 * doubt * doubt * doubt;
            correct[i] = random.NextDouble() < confidences[i] - 0.05;
        }
        return (confidences, correct);
    }
}
