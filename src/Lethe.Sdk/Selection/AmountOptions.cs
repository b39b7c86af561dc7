using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Sdk;

/// <summary>For options of selectors that take as many records as they are told, by share or by number.</summary>
public record AmountOptions
{
    private const double Usual = 0.05;

    [Range(0, 1), Description("Share of the training records; 0.05 when neither this nor a count is given.")]
    public double? Fraction { get; init; }

    [Range(1, 100_000_000), Description("Number of training records, instead of a share.")]
    public int? Count { get; init; }

    /// <summary>How many of so many: at least one, and not all.</summary>
    /// <param name="of">What is counted, in the plural.</param>
    /// <exception cref="SelectionException">Nothing would be chosen, or nothing would be left.</exception>
    public int Size(int all, string of = "training records")
    {
        if (this is { Fraction: not null, Count: not null }) throw new SelectionException("Give 'fraction' or 'count', not both.");
        if (Count > all) throw new SelectionException($"'count' is {Count}; there are {all} {of}.");
        var fraction = Fraction ?? Usual;
        var size = Count ?? (int)Math.Round(fraction * all, MidpointRounding.AwayFromZero);
        if (size == 0) throw new SelectionException($"The forget set is empty: a share of {fraction} of {all} {of} is none.");
        return size < all
            ? size
            : throw new SelectionException($"The forget set is all {all} {of}, so nothing would be retained.");
    }

    /// <summary>So many of the training records, those that score highest or lowest; of equal scores those that come first.</summary>
    /// <param name="scores">One a row of the training split.</param>
    /// <returns>Rows, ascending.</returns>
    /// <exception cref="SelectionException">A score is no number.</exception>
    public int[] Choose(ReadOnlySpan<double> scores, bool highest, Split train)
    {
        if (scores.Length != train.Count) throw new ArgumentException($"There are {scores.Length} scores for {train.Count} training records.", nameof(scores));
        for (var row = 0; row < scores.Length; row++)
            if (!double.IsFinite(scores[row])) throw new SelectionException($"The score of record '{train.Id(row)}' is {scores[row]}, so that it has no place among the others: look at what the model says of it.");
        var size = Size(train.Count);
        return highest ? Extremes.Largest(scores, size) : Extremes.Smallest(scores, size);
    }
}
