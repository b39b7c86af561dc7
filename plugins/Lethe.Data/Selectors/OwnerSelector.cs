namespace Lethe.Data.Selectors;

/// <summary>Everything that belongs to somebody.</summary>
[Plugin("forget.owner", "Owner", Summary = "All training records of one or more owners. An owner without records is an error.")]
public sealed class OwnerSelector(OwnerOptions options) : IForgetSelector
{
    public static bool IsSeeded => false;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        if (!job.Train.HasOwners) throw new SelectionException("The training records have no owners.");
        var missing = options.Owners.ToHashSet(StringComparer.Ordinal);
        if (missing.Count == 0) throw new SelectionException("No owner is given.");
        var wanted = missing.ToHashSet(StringComparer.Ordinal);
        var rows = Selection.Where(job, row => wanted.Contains(job.Train.Owner(row)!));
        missing.ExceptWith(rows.Select(row => job.Train.Owner(row)!));
        if (missing.Count > 0) throw new SelectionException($"These owners have no training record: {Selection.Some(missing)}.");
        return Selection.Check(rows, job.Train, "of these owners");
    }
}
