using static TorchSharp.torch;

namespace Lethe.Attribution.Foretelling;

/// <summary>A part of the data and what is foretold of it.</summary>
/// <param name="Shift">How each output is expected to move, records by outputs; it belongs to the evaluation's scope.</param>
/// <param name="Fault">Why nothing is foretold; empty when it is.</param>
internal sealed record ForetoldPart(string Name, Split? Records, Tensor? Shift, string Fault)
{
    public const string Forget = "forget";

    /// <summary>The forget set and a sample of the retain set together, because they are of one split; then of the test split.</summary>
    public static IReadOnlyList<ForetoldPart> Of(EvaluationJob job, ForetellingOptions options)
    {
        var attribution = job.Plugins.Create<IAttribution>(options.Attribution) as IRemovalAttribution
            ?? throw new ModelException($"{options.Attribution.Use} scores records and does not say what happens to the outputs without them; use attribute.datamodel, attribute.influence, attribute.ek-fac or attribute.trak.");
        var train = job.Data.Train;
        var forgotten = RowsIn(job.Forget!, train);
        int[] forget = Some(forgotten, Forget), retain = Some(RowsIn(job.Retain, train), "retain");
        int[] both = [.. forget, .. retain];
        var known = Shift(train.Subset("targets", both));
        var parts = new List<ForetoldPart> { Part(Forget, forget, 0), Part("retain", retain, forget.Length) };
        if (job.Data.Test is not { Count: > 0 } test) return [.. parts, new ForetoldPart("test", null, null, "The audit has no test records.")];
        var sample = test.Subset("test", Some([.. Enumerable.Range(0, test.Count)], "test"));
        var unseen = Shift(sample);
        return [.. parts, new ForetoldPart("test", sample, unseen, FaultOf(unseen))];

        int[] Some(int[] rows, string part) => rows.Length <= options.Records
            ? rows
            : [.. job.Random.Fork("some").Fork(part).Sample(rows.Length, options.Records).Select(row => rows[row])];

        Tensor? Shift(Split targets) => attribution.Remove(Job(job, targets), forgotten) is { } effect ? options.Scale * effect.Shift.to(float64) : null;

        ForetoldPart Part(string name, int[] rows, int first) => rows.Length == 0
            ? new ForetoldPart(name, null, null, $"The {name} set has no records.")
            : new ForetoldPart(name, train.Subset(name, rows), known?.narrow(0, first, rows.Length), FaultOf(known));
    }

    private static string FaultOf(Tensor? shift) => shift is null ? "The budget ended before the effect of the forget set was known." : "";

    private static int[] RowsIn(Split part, Split train) =>
        part.RowsIn(train) ?? throw new ModelException($"The records of {part.Name} are not of the training split.");

    private static AttributionJob Job(EvaluationJob job, Split targets) => new()
    {
        Subject = job.Original,
        Train = job.Data.Train,
        Targets = targets,
        Shadows = job.Shadows,
        Device = job.Device,
        // The same for all targets: what is drawn is of the model and the records to forget.
        Random = job.Random.Fork("attribution"),
        Progress = job.Progress,
        Budget = job.Budget,
        Cancellation = job.Cancellation,
    };
}
