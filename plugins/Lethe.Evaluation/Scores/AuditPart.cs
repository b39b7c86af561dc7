namespace Lethe.Evaluation.Scores;

/// <summary>A part of the data that models are scored on: the forget set, the retain set, the test split.</summary>
/// <param name="Name">As slices and metric ids write it.</param>
/// <param name="Records">Null when the audit has no such part.</param>
/// <param name="Reason">Why nothing can be scored on it; empty when it can.</param>
internal sealed record AuditPart(string Name, Split? Records, string Reason)
{
    public const string Forget = "forget";
    public const string Retain = "retain";
    public const string Test = "test";

    public static IReadOnlyList<AuditPart> Of(EvaluationJob job) =>
    [
        Of(Forget, "forget set", job.Forget),
        Of(Retain, "retain set", job.Retain),
        Of(Test, "test split", job.Data.Test),
    ];

    private static AuditPart Of(string name, string words, Split? records) => new(name, records, records switch
    {
        null => $"The audit has no {words}.",
        { Count: 0 } => $"The {words} has no records.",
        { HasLabels: false } => $"The records of the {words} carry no labels.",
        _ => "",
    });
}
