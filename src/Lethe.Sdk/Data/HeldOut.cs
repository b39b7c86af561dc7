namespace Lethe.Sdk;

/// <summary>What a recalibrator learns from and what it is scored on: never the same records.</summary>
/// <param name="FittedOn">In words that follow "fitted on".</param>
/// <param name="IsWhole">The scored records are the whole test split.</param>
public sealed record HeldOut(Split Fit, Split Score, string FittedOn, bool IsWhole)
{
    /// <summary>The validation split serves for the fit; without one, a random half of the test split.</summary>
    /// <returns>Null and why, where there are not enough records.</returns>
    public static (HeldOut? Parts, string Fault) Of(Dataset data, RandomStream random)
    {
        if (data.Test is not { Count: > 0, HasLabels: true } test) return (null, "The data have no labelled test records.");
        if (data.Validation is { Count: > 0, HasLabels: true } validation)
            return (new HeldOut(validation, test, $"the {validation.Count} records of {validation.Name}", true), "");
        if (test.Count < 2) return (null, "Without a validation split the test split is halved, and it has one record.");
        var (fit, score) = Halves(test.Count, random);
        var words = $"{fit.Length} records of the test split drawn at random and scored on the other {score.Length}";
        return (new HeldOut(test.Subset("fit", fit), test.Subset("score", score), words, false), "");
    }

    // Ascending: in the order that readers like best.
    private static (int[] Fit, int[] Score) Halves(int count, RandomStream random)
    {
        var order = random.Fork("halves").Permutation(count);
        var (fit, score) = (order[..(count / 2)], order[(count / 2)..]);
        Array.Sort(fit);
        Array.Sort(score);
        return (fit, score);
    }
}
