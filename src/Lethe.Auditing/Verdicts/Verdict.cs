namespace Lethe.Auditing.Verdicts;

/// <summary>What came of a gate or of a whole audit. The number is the exit code of the command line.</summary>
public enum Verdict
{
    Pass = 0,
    Fail = 1,

    /// <summary>The data cannot tell: the interval holds values on both sides of the limit.</summary>
    Inconclusive = 2,

    /// <summary>Nothing was judged.</summary>
    NotRun = 3,
}
