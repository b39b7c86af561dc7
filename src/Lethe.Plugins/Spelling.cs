namespace Lethe.Plugins;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Spelling
{
    private const int LongestWord = 80;

    /// <summary>The candidate with the fewest edits; null when even that one differs in more than a third.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord) return null;
        var best = known.Select(candidate => (candidate, edits: Edits(word, candidate)))
            .OrderBy(pair => pair.edits).ThenBy(pair => pair.candidate, StringComparer.Ordinal).FirstOrDefault();
        return best.candidate is not null && best.edits <= Math.Max(1, Math.Max(word.Length, best.candidate.Length) / 3) ? best.candidate : null;
    }

    /// <summary>A word as a message can show it: cut where it is long.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";

    // Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), three rows at a time.
    private static int Edits(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j < last.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
