using Lethe.Membership.Answers;

namespace Lethe.Membership.References;

/// <summary>
/// The records of the forget set as the subject answers them, as oracles do that never saw them, and as shadows do of
/// which some did. Members are the subject's answers, non-members the oracles' to the same records: neither class nor
/// difficulty can make a difference, only what the subject still knows.
/// </summary>
/// <param name="Subject">A margin a record.</param>
/// <param name="Oracles">The same, one array a model.</param>
/// <param name="Masks">Which records each shadow saw.</param>
/// <param name="Fault">Why the game cannot be played; empty when it can.</param>
internal sealed record ReferenceGame(double[] Subject, double[][] Oracles, double[][] Shadows, bool[][] Masks, string Fault)
{
    public int Records => Subject.Length;

    public static ReferenceGame Of(EvaluationJob job, int oracles, int shadows)
    {
        var forget = job.Forget!;
        if (forget.Count == 0) return Failed("The forget set has no records.");
        if (!forget.HasLabels) return Failed("The records of the forget set carry no labels.");
        if (job.Oracles.Count == 0) throw new ModelException("The attack takes oracles for non-members, and the audit has none.");
        if (job.Shadows.Count == 0) throw new ModelException("The attack learns from shadows, and the audit has none.");
        var rows = forget.RowsIn(job.Data.Train) ?? throw new ModelException("The forget set is not made of training records.");
        // No more than were asked for: what other evaluators want must not move these numbers.
        var used = job.Shadows.Take(shadows).ToArray();
        var game = new ReferenceGame(
            Margins.Of(job.Logits, forget),
            [.. job.Oracles.Take(oracles).Select(oracle => Ask(job, oracle, forget))],
            [.. used.Select(shadow => Ask(job, shadow, forget))],
            [.. used.Select(shadow => MaskOf(shadow, rows))], "");
        string[] faults = [Margins.Fault([game.Subject], "the subject's"), Margins.Fault(game.Oracles, "the oracles'"), Margins.Fault(game.Shadows, "the shadows'")];
        return game with { Fault = Array.Find(faults, fault => fault.Length > 0) ?? "" };
    }

    public static bool[] MaskOf(ShadowModel shadow, int[] rows)
    {
        var mask = shadow.Mask.Span;
        var own = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++) own[i] = mask[rows[i]];
        return own;
    }

    private static double[] Ask(EvaluationJob job, ReferenceModel model, Split split)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        return Margins.Of(model.Logits, split);
    }

    private static ReferenceGame Failed(string fault) => new([], [], [], [], fault);
}
