namespace Lethe.Auditing.Verdicts;

/// <summary>How verdicts add up, and what they tell a shell.</summary>
public static class VerdictRules
{
    /// <summary>
    /// Fail over inconclusive over pass. A gate that was not run says nothing; when none was run, nothing was judged.
    /// </summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts)
    {
        var worst = Verdict.NotRun;
        foreach (var verdict in verdicts)
            if (Rank(verdict) > Rank(worst)) worst = verdict;
        return worst;
    }

    /// <summary>0 pass, 1 fail, 2 inconclusive, 3 not run.</summary>
    public static int ExitCode(this Verdict verdict) => (int)verdict;

    private static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.Fail => 3,
        Verdict.Inconclusive => 2,
        Verdict.Pass => 1,
        _ => 0,
    };
}
