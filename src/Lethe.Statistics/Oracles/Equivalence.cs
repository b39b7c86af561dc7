namespace Lethe.Statistics;

/// <summary>Whether an interval shows two things to be alike.</summary>
public static class Equivalence
{
    /// <summary>True: inside the margin on both sides. False: outside it altogether. Null: the data cannot tell.</summary>
    public static bool? Holds(Interval interval, double margin)
    {
        if (!(margin >= 0)) return null;
        if (interval.Inside(-margin, margin)) return true;
        return interval.Low > margin || interval.High < -margin ? false : null;
    }
}
