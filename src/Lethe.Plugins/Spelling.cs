namespace Lethe.Plugins;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Spelling
{
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, distance: Distance(word, candidate))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return best.Item2 <= Math.Max(2, word.Length / 3) ? best.Item1 : null;
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
