namespace Lethe.Auditing.Verdicts;

/// <summary>One rule on one number.</summary>
public sealed record Gate
{
    /// <summary>A metric's id.</summary>
    public required string Metric { get; init; }

    /// <summary>Which part of the metric, <c>*</c> standing for any characters; null: the whole.</summary>
    public string? Slice { get; init; }

    /// <summary>Which results by their labels, <c>*</c> standing for any characters; null: every unlearned one.</summary>
    public string? Subject { get; init; }

    public required GateRule Rule { get; init; }

    /// <summary>The least level of the interval that may decide.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>A number that rests on fewer records decides nothing, whatever its interval; 0: any.</summary>
    public long MinimumN { get; init; }

    public OnMissing OnMissing { get; init; }

    /// <summary>Why the gate is there, in its author's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where it stands in the policy file, counted from 1.</summary>
    public int Line { get; init; }
}
