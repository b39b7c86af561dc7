using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>Judges one number by one gate.</summary>
internal static class GateJudge
{
    // Levels are written as 0.95 and computed as 1 - 0.05.
    private const double LevelTolerance = 1e-9;

    public static GateResult Judge(Gate gate, string subject, Finding finding, OracleNumbers oracles)
    {
        if (finding.Value is not { } value || double.IsNaN(value))
            return Missing(gate, subject, finding, finding.Reason.Length > 0 ? $"not computed: {finding.Reason}" : "not computed");
        if (gate.Rule is not OracleLikeness likeness)
        {
            var (limit, (low, high)) = ((GateLimit)gate.Rule, Ends(finding));
            return Judge(gate, limit, low, high, subject, finding, GateNumbers.Show(value, low, high, limit));
        }
        if (oracles.Fault(finding.Metric, finding.Slice) is { Length: > 0 } fault) return Missing(gate, subject, finding, fault);
        var range = likeness.Limit(oracles.Of(finding.Metric, finding.Slice));
        return Judge(gate, range, value, value, subject, finding, GateNumbers.Show(value, double.NegativeInfinity, double.PositiveInfinity, range));
    }

    private static GateResult Judge(Gate gate, GateLimit limit, double low, double high, string subject, Finding finding, string shown)
    {
        if (low > high) return Missing(gate, subject, finding, $"its interval [{low}, {high}] is no interval");
        var isBounded = double.IsFinite(low) || double.IsFinite(high);
        var number = $"{Name(gate, finding)} {shown}";
        if (finding.N < gate.MinimumN) return Unclear($": it rests on {finding.N} records; {gate.MinimumN} are needed");
        if (isBounded && low != high && finding.Level < gate.Level - LevelTolerance)
            return Unclear($": its interval is of level {finding.Level}; {gate.Level} is needed");
        return limit.Judge(low, high) switch
        {
            Verdict.Pass => Result(Verdict.Pass, $"{number} is {limit.Words}"),
            Verdict.Fail => Result(Verdict.Fail, $"{number} is not {limit.Words}"),
            _ when !isBounded => Result(Verdict.Inconclusive, $"{number} has no interval, so it may or may not be {limit.Words}"),
            _ => Unclear(""),
        };

        GateResult Unclear(string why) => Result(Verdict.Inconclusive, $"{number} may or may not be {limit.Words}{why}");

        GateResult Result(Verdict verdict, string sentence) => new(gate, subject, finding, verdict, sentence);
    }

    // Where no end can be given, the number may lie anywhere on that side.
    private static (double Low, double High) Ends(Finding finding) => (
        finding.Low is { } low && !double.IsNaN(low) ? low : double.NegativeInfinity,
        finding.High is { } high && !double.IsNaN(high) ? high : double.PositiveInfinity);

    public static GateResult Missing(Gate gate, string subject, Finding? finding, string why)
    {
        var verdict = gate.OnMissing switch
        {
            OnMissing.Inconclusive => Verdict.Inconclusive,
            OnMissing.NotRun => Verdict.NotRun,
            _ => Verdict.Fail,
        };
        return new GateResult(gate, subject, finding, verdict, $"{Name(gate, finding)} was to be {gate.Rule.Words}: {why}");
    }

    private static string Name(Gate gate, Finding? finding)
    {
        var slice = finding?.Slice ?? gate.Slice ?? "";
        return slice.Length == 0 ? gate.Metric : $"{gate.Metric} ({slice})";
    }
}
