using Lethe.Membership.Answers;

namespace Lethe.Membership.Klom;

/// <summary>The margins that unlearned models and oracles give the records of one part.</summary>
/// <param name="Unlearned">One array a model.</param>
/// <param name="Fault">Why they cannot be compared; empty when they can.</param>
internal sealed record KlomModels(string Name, double[][] Unlearned, double[][] Oracles, string Fault)
{
    public int Records => Oracles[0].Length;

    public static IReadOnlyList<KlomModels> Of(EvaluationJob job, KlomOptions options, int count)
    {
        Split?[] splits = [job.Forget, job.Retain, job.Data.Test];
        var parts = KlomMetrics.Parts.Zip(splits, (name, split) => (Name: name, Split: Some(name, split, options, job), Fault: FaultOf(name, split))).ToArray();
        var usable = parts.Where(part => part.Fault.Length == 0).Select(part => part.Split!).ToArray();
        var (unlearned, oracles) = (new List<double[][]>(), new List<double[][]>());
        for (var i = 0; i < count; i++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            unlearned.Add(Unlearn(job, i, usable));
            var oracle = job.Oracles[i];
            oracles.Add([.. usable.Select(split => Margins.Of(oracle.Logits, split))]);
            job.Progress.Report(i + 1, count, "unlearned models against oracles");
        }
        return [.. parts.Select(part => part.Split is null || part.Fault.Length > 0
            ? new KlomModels(part.Name, [], [], part.Fault)
            : Check(part.Name, Pick(unlearned, usable, part.Split), Pick(oracles, usable, part.Split)))];
    }

    // Each from an original of its own: many unlearnings of one model would share what that one model happens to be.
    private static double[][] Unlearn(EvaluationJob job, int number, IEnumerable<Split> splits)
    {
        if (job.Unlearning is null) return [.. splits.Select(split => Margins.Of(job.Shadows[number].Logits, split))];
        using var original = job.Shadows[number].Open();
        using var model = job.Unlearning.Run(original, job.Forget!, job.Retain, job.Random.Fork("unlearn").Fork(number));
        return [.. splits.Select(split => Margins.Of(model, split, job))];
    }

    private static Split? Some(string name, Split? split, KlomOptions options, EvaluationJob job) => split is not null && split.Count > options.Records
        ? split.Subset(name, job.Random.Fork("some").Fork(name).Sample(split.Count, options.Records))
        : split;

    private static double[][] Pick(List<double[][]> models, Split[] usable, Split split) =>
        [.. models.Select(model => model[Array.IndexOf(usable, split)])];

    private static KlomModels Check(string name, double[][] unlearned, double[][] oracles)
    {
        var fault = Margins.Fault(unlearned, "the unlearned models'");
        return new KlomModels(name, unlearned, oracles, fault.Length > 0 ? fault : Margins.Fault(oracles, "the oracles'"));
    }

    private static string FaultOf(string name, Split? split) => split switch
    {
        null => $"The audit has no {name} records.",
        { Count: 0 } => $"There are no {name} records.",
        { HasLabels: false } => $"The {name} records carry no labels.",
        _ => "",
    };
}
