namespace Lethe.Cli;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The candidate with the fewest edits, or null when even that one differs in more than a third.</summary>
    public static string? Find(string typed, IEnumerable<string> candidates)
    {
        var nearest = candidates.Select(word => (word, edits: Edits(typed, word)))
            .OrderBy(pair => pair.edits).ThenBy(pair => pair.word, StringComparer.Ordinal).FirstOrDefault();
        return nearest.word is not null && nearest.edits <= Math.Max(1, Math.Max(typed.Length, nearest.word.Length) / 3)
            ? nearest.word
            : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.</summary>
    public static int Edits(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[from.Length, to.Length];
    }
}
