namespace Lethe.Data.Selectors;

/// <summary>A class, or a part of one.</summary>
[Plugin("forget.class", "Class", Summary = "All training records of a class, or a random share of them.")]
public sealed class ClassSelector(ClassOptions options) : IForgetSelector
{
    public static Needs Needs => Needs.ForgetLabels | Needs.RetainLabels;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        var wanted = Selection.Class(options.Class, job);
        var rows = Selection.Where(job, row => job.Train.Label(row) == wanted);
        if (options.Fraction < 1) rows = options.Fraction > 0 ? Selection.Share(rows, options.Fraction, job.Random) : [];
        return Selection.Check(rows, job.Train, options.Fraction < 1 ? $"in a share of {options.Fraction} of class '{options.Class}'" : $"of class '{options.Class}'");
    }
}
