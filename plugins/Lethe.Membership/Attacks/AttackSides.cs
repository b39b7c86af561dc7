using Lethe.Membership.Answers;

namespace Lethe.Membership.Attacks;

/// <summary>Who is a member, who is not, and whose answers an attack may learn from.</summary>
/// <param name="Whole">Members and non-members of all test records.</param>
/// <param name="Reference">One half of the test records, to learn from.</param>
/// <param name="Half">Members and non-members of the other half.</param>
/// <param name="Fault">Why no attack can be run; empty when one can.</param>
internal sealed record AttackSides(
    RecordAnswers Forget, RecordAnswers Retain, RecordAnswers Test, ClassMatch Whole, int[] Reference, ClassMatch Half, string Fault)
{
    /// <summary>What to know about the findings.</summary>
    public string Note => Whole.Lost == 0 ? "" : $"Left out: {Whole.Lost} records of the forget set, whose classes have no test record.";

    public static AttackSides Of(EvaluationJob job)
    {
        var (forget, test) = (job.Forget!, job.Data.Test);
        if (test is not { Count: > 0 }) return Failed("The audit has no test records, and an attack needs non-members.");
        if (forget.Count == 0) return Failed("The forget set has no records.");
        if (!forget.HasLabels || !test.HasLabels || !job.Retain.HasLabels) return Failed("The records carry no labels.");
        if (job.Retain.Count == 0) return Failed("The retain set has no records.");
        var (inside, retain, outside) = (RecordAnswers.Of(job.Logits, forget), RecordAnswers.Of(job.Logits, job.Retain), RecordAnswers.Of(job.Logits, test));
        string[] faults = [inside.Fault("forget set"), retain.Fault("retain set"), outside.Fault("test split")];
        if (Array.Find(faults, fault => fault.Length > 0) is { } broken) return Failed(broken);
        var (reference, rest) = ClassMatch.Halves(outside.Labels, job.Random.Fork("halves"));
        var whole = ClassMatch.Of(inside.Labels, outside.Labels, job.Random.Fork("non-members"));
        var half = ClassMatch.Of(inside.Labels, [.. rest.Select(row => outside.Labels[row])], job.Random.Fork("half"));
        if (half.Members.Length == 0 || reference.Length == 0) return Failed("No test records are of the forget set's classes, or too few to learn from some and use others.");
        return new AttackSides(inside, retain, outside, whole, reference, half with { NonMembers = [.. half.NonMembers.Select(row => rest[row])] }, "");
    }

    private static AttackSides Failed(string fault)
    {
        var (nobody, none) = (new RecordAnswers([], [], [], []), new ClassMatch([], [], 0));
        return new AttackSides(nobody, nobody, nobody, none, [], none, fault);
    }
}
