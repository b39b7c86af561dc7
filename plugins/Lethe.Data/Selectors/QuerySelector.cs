using Lethe.Data.Selectors.Queries;

namespace Lethe.Data.Selectors;

/// <summary>The records for which an expression holds.</summary>
[Plugin("forget.query", "Query", Summary = "The training records for which an expression over label, owner, id and the data's own "
    + "attributes holds: comparisons, in [...], starts, joined by and, or, not and parentheses.")]
public sealed class QuerySelector(QueryOptions options) : IForgetSelector
{
    public static Needs Needs => Needs.ForgetLabels | Needs.RetainLabels;

    public static bool IsSeeded => false;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        var condition = new QueryParser(options.Where, job).Parse();
        return Selection.Check(Selection.Where(job, row => condition(job.Train, row)), job.Train, "one for which the expression holds");
    }
}
