namespace Lethe.Sdk.Testing;

/// <summary>The table: every promise, in the order in which they are checked.</summary>
internal static class ContractRows
{
    /// <summary>What can leave a thread running comes last.</summary>
    public static IReadOnlyList<ContractRow> All { get; } =
    [
        new IdentityRow(),
        new OptionsRow(),
        new RunsRow(),
        new LabelRow(),
        new RefusalRow(),
        new ObservedRow("finite", "All numbers it makes are finite.", Topic.Finite, "It made no numbers."),
        new ObservedRow("findings", "Findings are of declared metrics, with n and a value or a reason, inside their intervals.",
            Topic.Findings, "It reported none.", typeof(IEvaluator)),
        new ObservedRow("exhibits", "Exhibits have ids of their own and survive JSON.", Topic.Exhibits, "It shows none.", typeof(IEvaluator)),
        new ObservedRow("rows", "The rows it chooses are ascending, each once and of the training split.", Topic.Rows, "It chose none.", typeof(IForgetSelector)),
        new ObservedRow("records", "Ids are unique, labels name classes, and records read the same every time, together or one by one.",
            Topic.Records, "It has none.", typeof(IDataSource)),
        new ObservedRow("logits", "Its networks give one row of logits a record, one column a class.",
            Topic.Logits, "It gave none.", typeof(IModelSource), typeof(IArchitecture)),
        new ObservedRow("gives", "Its subjects can do what it declares.", Topic.Gives, "It made none.", typeof(IModelSource)),
        new ObservedRow("loss", "The loss is one number that can be differentiated.", Topic.Loss, "It gave none.", typeof(ITrainingObjective)),
        new ObservedRow("probabilities", "What it fits gives probabilities that sum to 1, and is the same once saved and opened.",
            Topic.Recalibration, "It gave none.", typeof(IRecalibrator)),
        new ObservedRow("scores", "Scores are training records by targets, in single precision.", Topic.Attribution, "It gave none.", typeof(IAttribution)),
        new ObservedRow("subject-unchanged", "It leaves the subject as it was.",
            Topic.SubjectUnchanged, "It looks at none.", typeof(IEvaluator), typeof(IForgetSelector), typeof(IAttribution)),
        new ObservedRow("original-unchanged", "It changes job.Model and never job.Original.", Topic.OriginalUnchanged, "It looks at none.", typeof(IUnlearner)),
        new DeterminismRow(),
        new SeedRow(),
        new BudgetRow(),
        new LeakRow(),
        new CancelRow(),
    ];
}
