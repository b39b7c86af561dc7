using Lethe.Data.Records;

namespace Lethe.Data.Selectors;

/// <summary>Records by their ids: what a deletion request usually comes as.</summary>
[Plugin("forget.ids", "Ids", Summary = "The training records of these ids, from a list or a file. An id that is not there is an error.")]
public sealed class IdsSelector(IdsOptions options) : IForgetSelector
{
    private const int LongestId = 1 << 12;

    public static bool IsSeeded => false;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        var wanted = options.Ids.ToHashSet(StringComparer.Ordinal);
        if (options.File is { } file) wanted.UnionWith(Read(file, job));
        if (wanted.Count == 0) throw new SelectionException("No ids are given: set 'ids' or 'file'.");
        var rows = Selection.Where(job, row => wanted.Contains(job.Train.Id(row)));
        if (rows.Length < wanted.Count)
        {
            wanted.ExceptWith(rows.Select(job.Train.Id));
            throw new SelectionException($"{wanted.Count} of the ids are of no training record: {Selection.Some(wanted)}.");
        }
        return Selection.Check(rows, job.Train, "among the ids given");
    }

    private static IEnumerable<string> Read(string file, SelectionJob job)
    {
        var resolve = job.ResolvePath ?? throw new SelectionException("'file' is given, but no files may be read here: give the ids themselves.");
        using var lines = new LineReader(resolve(file), LongestId);
        while (lines.Next() is { } line)
            if (line.Trim() is { Length: > 0 } id) yield return id;
    }
}
