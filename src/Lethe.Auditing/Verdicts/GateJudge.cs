using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>Judges one number by one gate.</summary>
internal static class GateJudge
{
    // Levels are written as 0.95 and computed as 1 - 0.05.
    private const double LevelTolerance = 1e-9;

    public static GateResult Judge(Gate gate, string subject, Finding finding)
    {
        if (finding.Value is not { } value || double.IsNaN(value))
            return Missing(gate, subject, finding, finding.Reason.Length > 0 ? $"not computed: {finding.Reason}" : "not computed");
        // Where no end can be given, the number may lie anywhere on that side.
        var low = finding.Low is { } least && !double.IsNaN(least) ? least : double.NegativeInfinity;
        var high = finding.High is { } most && !double.IsNaN(most) ? most : double.PositiveInfinity;
        if (low > high) return Missing(gate, subject, finding, $"its interval [{low}, {high}] is no interval");
        if (finding.N < gate.MinimumN)
            return Unclear($"it rests on {finding.N} records; {gate.MinimumN} are needed");
        var isBounded = double.IsFinite(low) || double.IsFinite(high);
        if (isBounded && low != high && finding.Level < gate.Level - LevelTolerance)
            return Unclear($"its interval is of level {finding.Level}; {gate.Level} is needed");

        var verdict = gate.Limit.Judge(low, high);
        var number = $"{Name(gate, finding)} {GateNumbers.Show(value, low, high, gate.Limit)}";
        var sentence = verdict switch
        {
            Verdict.Pass => $"{number} is {gate.Limit.Words}",
            Verdict.Fail => $"{number} is not {gate.Limit.Words}",
            _ when !isBounded => $"{number} has no interval, so it may or may not be {gate.Limit.Words}",
            _ => $"{number} may or may not be {gate.Limit.Words}",
        };
        return new GateResult(gate, subject, finding, verdict, sentence);

        GateResult Unclear(string why) => new(
            gate, subject, finding, Verdict.Inconclusive,
            $"{Name(gate, finding)} {GateNumbers.Show(value, low, high, gate.Limit)} may or may not be {gate.Limit.Words}: {why}");
    }

    public static GateResult Missing(Gate gate, string subject, Finding? finding, string why)
    {
        var verdict = gate.OnMissing switch
        {
            OnMissing.Inconclusive => Verdict.Inconclusive,
            OnMissing.NotRun => Verdict.NotRun,
            _ => Verdict.Fail,
        };
        return new GateResult(gate, subject, finding, verdict, $"{Name(gate, finding)} was to be {gate.Limit.Words}: {why}");
    }

    private static string Name(Gate gate, Finding? finding)
    {
        var slice = finding?.Slice ?? gate.Slice ?? "";
        return slice.Length == 0 ? gate.Metric : $"{gate.Metric} ({slice})";
    }
}
