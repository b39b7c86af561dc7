namespace Lethe.Attribution.Matching;

/// <summary>The records on which a model is brought to its targets: the forget set, repeated, and a fixed sample of the others.</summary>
/// <param name="Targets">Each record once: the forget set, then the sample.</param>
/// <param name="ForgetCount">How many of the targets are of the forget set.</param>
/// <param name="Tuning">The records of an epoch.</param>
/// <param name="Places">For each record of an epoch, where it is among the targets.</param>
internal sealed record TuningSet(Split Targets, int ForgetCount, Split Tuning, int[] Places)
{
    /// <param name="forgetTimes">How often an epoch has each record of the forget set; a part of one is its first records.</param>
    /// <param name="retainShare">Records of the sample for each of the forget set, at most all.</param>
    public static TuningSet Of(UnlearningJob job, double forgetTimes, double retainShare)
    {
        var train = job.Train ?? throw new ModelException("Matching needs the training split that the forget set and the retain set are parts of.");
        var forget = Rows(job.Forget, train);
        var retain = Rows(job.Retain, train);
        var size = (int)Math.Min(retain.Length, Math.Floor(retainShare * forget.Length));
        var sample = job.Random.Fork("retain sample").Sample(retain.Length, size);
        var repeats = (int)Math.Floor(forgetTimes * forget.Length);
        int[] places = [.. Enumerable.Range(0, repeats).Select(i => i % forget.Length), .. Enumerable.Range(forget.Length, size)];
        int[] targets = [.. forget, .. sample.Select(row => retain[row])];
        return new TuningSet(
            train.Subset("targets", targets), forget.Length, train.Subset("tuning", [.. places.Select(place => targets[place])]), places);
    }

    /// <summary>Rows of the training split that are to be forgotten.</summary>
    public static int[] Rows(Split part, Split train) => part.RowsIn(train)
        ?? throw new ModelException($"The records of {part.Name} are not of the training split.");
}
