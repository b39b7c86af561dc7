namespace Lethe.Auditing.Planning;

/// <summary>A step of a plan, as people see it.</summary>
/// <param name="Name">Unique within the plan: what results and logs call it.</param>
/// <param name="Title">In words.</param>
/// <param name="Units">Names of its units. Two stages may share one: the same work is done once.</param>
public sealed record Stage(string Name, string Title, IReadOnlyList<string> Units)
{
    /// <summary>Whose findings it makes, such as <c>original</c> or <c>unlearn.salun</c>; empty for other stages.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The label of the evaluator whose findings it makes; empty for other stages.</summary>
    public string Evaluator { get; init; } = "";
}
