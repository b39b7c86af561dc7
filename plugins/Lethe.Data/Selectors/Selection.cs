namespace Lethe.Data.Selectors;

/// <summary>What all selectors have in common.</summary>
internal static class Selection
{
    private const int LookEvery = 4096;
    private const int Shown = 5;

    /// <summary>Rows of the training split for which something holds.</summary>
    public static int[] Where(SelectionJob job, Func<int, bool> holds)
    {
        var rows = new List<int>();
        for (var row = 0; row < job.Train.Count; row++)
        {
            if (row % LookEvery == 0) job.Cancellation.ThrowIfCancellationRequested();
            if (holds(row)) rows.Add(row);
        }
        return [.. rows];
    }

    /// <summary>Draws a share of some rows; at least one, where there is any.</summary>
    public static int[] Share(int[] rows, double fraction, RandomStream random)
    {
        var size = (int)Math.Round(fraction * rows.Length, MidpointRounding.AwayFromZero);
        return rows.Length == 0 ? rows : Array.ConvertAll(random.Sample(rows.Length, Math.Max(1, size)), at => rows[at]);
    }

    /// <summary>Refuses a forget set with which there is nothing to do, or nothing left to compare with.</summary>
    /// <param name="asked">What was asked for, to end a sentence with.</param>
    public static int[] Check(int[] rows, Split train, string asked)
    {
        if (rows.Length == 0) throw new SelectionException($"The forget set is empty: of {train.Count} training records none is {asked}.");
        return rows.Length < train.Count
            ? rows
            : throw new SelectionException($"The forget set is all {train.Count} training records: every one is {asked}, so nothing would be retained.");
    }

    /// <summary>The first few of a list for a message, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(Shown).Select(name => $"'{name}'")) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");

    /// <summary>A class by its name, or else by its number.</summary>
    public static long Class(string wanted, SelectionJob job)
    {
        var classes = Math.Max(job.Classes, job.ClassNames.Count);
        for (var number = 0; number < job.ClassNames.Count; number++)
            if (string.Equals(job.ClassNames[number], wanted, StringComparison.OrdinalIgnoreCase)) return number;
        if (long.TryParse(wanted, out var given) && given >= 0 && given < classes) return given;
        var names = job.ClassNames.Count > 0 ? $", or one of {Some([.. job.ClassNames])}" : "";
        throw new SelectionException($"There is no class '{wanted}': give a number from 0 to {classes - 1}{names}.");
    }
}
