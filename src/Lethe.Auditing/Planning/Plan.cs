using Lethe.Auditing.Requests;

namespace Lethe.Auditing.Planning;

/// <summary>A request as a graph of units, each with the key of what it makes.</summary>
public sealed record Plan
{
    /// <summary>The label of the subject as it came.</summary>
    public const string Original = "original";

    /// <summary>The label under which the oracles' findings are put together.</summary>
    public const string Oracle = "oracle";

    public required AuditRequest Request { get; init; }

    /// <summary>What relative paths of the request are relative to.</summary>
    public required string Folder { get; init; }

    public required IReadOnlyList<InputFile> Files { get; init; }

    public required PlanDevice Device { get; init; }

    /// <summary>In an order in which each one comes after all it needs.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    public required IReadOnlyList<Stage> Stages { get; init; }

    public Unit Unit(string name) => Find(name) ?? throw new ArgumentException($"The plan has no unit '{name}'.", nameof(name));

    public Unit? Find(string name) => Units.FirstOrDefault(unit => unit.Name == name);

    /// <summary>The unit that made the model of that label: <c>original</c>, or an unlearner's.</summary>
    public Unit? ModelOf(string label) => Find(label == Original ? PlanNames.Subject : PlanNames.Unlearn(label));
}
