using Lethe.Sdk;

namespace Lethe.Storage.Entities;

internal sealed class FindingEntity
{
    private const int ValueBit = 1, LowBit = 2, HighBit = 4, LevelBit = 8;

    public required string Audit { get; set; }

    public int Position { get; set; }

    public required string Subject { get; set; }

    public required string Evaluator { get; set; }

    public required string Metric { get; set; }

    public required string Slice { get; set; }

    public double? Value { get; set; }

    public double? Low { get; set; }

    public double? High { get; set; }

    /// <summary>SQLite has no NaN. A bit of 1, 2, 4 or 8 says that value, low, high or level is NaN where the column is null.</summary>
    public int NotANumber { get; set; }

    public double? Level { get; set; }

    public required string IntervalBy { get; set; }

    public long N { get; set; }

    public required string Reason { get; set; }

    public static FindingEntity Of(string audit, int position, string subject, string evaluator, Finding finding) => new()
    {
        Audit = audit,
        Position = position,
        Subject = subject,
        Evaluator = evaluator,
        Metric = finding.Metric,
        Slice = finding.Slice,
        Value = Stored(finding.Value),
        Low = Stored(finding.Low),
        High = Stored(finding.High),
        NotANumber = Bit(finding.Value, ValueBit) | Bit(finding.Low, LowBit) | Bit(finding.High, HighBit)
            | Bit(finding.Level, LevelBit),
        Level = Stored(finding.Level),
        IntervalBy = finding.IntervalBy,
        N = finding.N,
        Reason = finding.Reason,
    };

    public Finding ToFinding() => new()
    {
        Metric = Metric,
        Value = Given(Value, ValueBit),
        Low = Given(Low, LowBit),
        High = Given(High, HighBit),
        Level = Given(Level, LevelBit) ?? double.NaN,
        IntervalBy = IntervalBy,
        N = N,
        Slice = Slice,
        Reason = Reason,
    };

    private static double? Stored(double? number) => number is double.NaN ? null : number;

    private static int Bit(double? number, int bit) => number is double.NaN ? bit : 0;

    private double? Given(double? stored, int bit) => (NotANumber & bit) == 0 ? stored : double.NaN;
}
