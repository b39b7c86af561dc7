using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Planning;

/// <summary>A piece of work that one worker does in one go and that leaves one artifact.</summary>
public sealed record Unit
{
    /// <summary>Unique within the plan.</summary>
    public required string Name { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Where its artifact is, or will be.</summary>
    public required StageKey Key { get; init; }

    /// <summary>Names of the units whose artifacts it needs.</summary>
    public required IReadOnlyList<string> After { get; init; }

    /// <summary>The plugin's id, for messages and cost estimates.</summary>
    public required string Plugin { get; init; }

    /// <summary>Units of the same effort do the same to the same data, whatever the seed: they take about as long.</summary>
    public required string Effort { get; init; }

    /// <summary>Which of the request's unlearners or evaluators; -1 for the other kinds.</summary>
    public int Use { get; init; } = -1;

    /// <summary>Of oracles and shadows: the number of the first one that is trained here.</summary>
    public int First { get; init; }

    /// <summary>Of oracles and shadows: how many are trained here.</summary>
    public int Count { get; init; }

    /// <summary>Of shadows: the share of the training records that each one sees.</summary>
    public double Fraction { get; init; }

    /// <summary>Of an evaluation: the unit that made the model which is measured.</summary>
    public string Model { get; init; } = "";

    /// <summary>Of an evaluation: which of that unit's models.</summary>
    public int Member { get; init; }
}
