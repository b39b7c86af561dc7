using Lethe.Membership.Answers;

namespace Lethe.Membership.References;

/// <summary>Test records, which nobody saw, as everybody answers them.</summary>
/// <param name="Subject">A margin a record.</param>
internal sealed record RmiaPopulation(double[] Subject, double[][] Oracles, double[][] Shadows, string Fault)
{
    /// <summary>The mean probability over all shadows.</summary>
    public double[] References { get; } = Shadows.Length == 0
        ? []
        : [.. Enumerable.Range(0, Shadows[0].Length).Select(record => Shadows.Average(shadow => Margins.Probability(shadow[record])))];

    public static RmiaPopulation Of(EvaluationJob job, RmiaOptions options, ReferenceGame game)
    {
        if (job.Data.Test is not { Count: > 0 } test) return new([], [], [], "The audit has no test records, and the attack compares with records that nobody saw.");
        if (!test.HasLabels) return new([], [], [], "The test records carry no labels.");
        if (game.Fault.Length > 0) return new([], [], [], game.Fault);
        var some = test.Count <= options.Population ? test : test.Subset("population", job.Random.Fork("population").Sample(test.Count, options.Population));
        var models = job.Oracles.Take(game.Oracles.Length).Concat(job.Shadows.Take(game.Shadows.Length)).Select(model =>
        {
            job.Cancellation.ThrowIfCancellationRequested();
            return Margins.Of(model.Logits, some);
        }).ToArray();
        var subject = Margins.Of(job.Logits, some);
        return new RmiaPopulation(
            subject, models[..game.Oracles.Length], models[game.Oracles.Length..], Margins.Fault([subject, .. models], "the test records'"));
    }
}
