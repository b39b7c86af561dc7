namespace Lethe.Selection.Duplicates;

/// <summary>The nearest other record of each, and its cosine with it.</summary>
internal sealed record Neighbours(int[] Nearest, double[] Likeness)
{
    /// <summary>
    /// So many records, those that are most like their neighbours first, none of which is the neighbour of another one
    /// that was chosen: the neighbours all stay.
    /// </summary>
    public int[] Apart(int count)
    {
        var order = new int[Nearest.Length];
        for (var row = 0; row < order.Length; row++) order[row] = row;
        Array.Sort(order, (one, other) => Likeness[other].CompareTo(Likeness[one]) is var sign && sign != 0 ? sign : one.CompareTo(other));
        var (chosen, stays) = (new List<int>(), new bool[Nearest.Length]);
        var isChosen = new bool[Nearest.Length];
        foreach (var row in order)
        {
            if (chosen.Count == count) break;
            if (stays[row] || isChosen[Nearest[row]]) continue;
            chosen.Add(row);
            (isChosen[row], stays[Nearest[row]]) = (true, true);
        }
        if (chosen.Count < count)
            throw new SelectionException($"{count} records cannot be forgotten while the nearest neighbour of each stays: there are {chosen.Count}. Ask for fewer.");
        chosen.Sort();
        return [.. chosen];
    }
}
