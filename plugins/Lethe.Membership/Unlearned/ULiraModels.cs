using Lethe.Membership.Answers;
using Lethe.Membership.References;

namespace Lethe.Membership.Unlearned;

/// <summary>The shadows' margins on the forget set, before and after each unlearned what it had seen of it.</summary>
/// <param name="Masks">Which records of the forget set each shadow saw, and so unlearned.</param>
internal sealed record ULiraModels(bool[][] Masks, double[][] Plain, double[][] Unlearned, string Fault)
{
    public int Records => Plain[0].Length;

    public static ULiraModels Of(EvaluationJob job, int count)
    {
        var forget = job.Forget!;
        if (forget.Count == 0 || !forget.HasLabels)
            return new ULiraModels([], [], [], forget.Count == 0 ? "The forget set has no records." : "The records of the forget set carry no labels.");
        var rows = forget.RowsIn(job.Data.Train) ?? throw new ModelException("The forget set is not made of training records.");
        var shadows = job.Shadows.Take(count).ToArray();
        bool[][] masks = [.. shadows.Select(shadow => ReferenceGame.MaskOf(shadow, rows))];
        double[][] plain = [.. shadows.Select(shadow =>
        {
            job.Cancellation.ThrowIfCancellationRequested();
            return Margins.Of(shadow.Logits, forget);
        })];
        var unlearned = new double[shadows.Length][];
        for (var k = 0; k < shadows.Length; k++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            unlearned[k] = job.Unlearning is null || !masks[k].Contains(true) ? plain[k] : Unlearn(job, shadows[k], rows, job.Random.Fork("unlearn").Fork(k));
            job.Progress.Report(k + 1, shadows.Length, "unlearning shadows");
        }
        string[] faults = [Margins.Fault(plain, "the shadows'"), Margins.Fault(unlearned, "the unlearned shadows'")];
        return new ULiraModels(masks, plain, unlearned, Array.Find(faults, fault => fault.Length > 0) ?? "");
    }

    // One run serves both sides: what the shadow saw of the forget set it unlearns, and the rest it never saw.
    private static double[] Unlearn(EvaluationJob job, ShadowModel shadow, int[] rows, RandomStream random)
    {
        var audited = new HashSet<int>(rows);
        var mask = shadow.Mask;
        int[] seen = [.. Enumerable.Range(0, mask.Length).Where(row => mask.Span[row])];
        using var original = shadow.Open();
        using var model = job.Unlearning!.Run(
            original, job.Data.Train.Subset("forget", [.. seen.Where(audited.Contains)]),
            job.Data.Train.Subset("retain", [.. seen.Where(row => !audited.Contains(row))]), random);
        return Margins.Of(model, job.Forget!, job);
    }
}
