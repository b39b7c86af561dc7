using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>What somebody wants audited, after validation: every plugin exists and every option is sound.</summary>
public sealed record AuditRequest
{
    public required string Name { get; init; }

    public long Seed { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>The subject's own use where its source brings the records along.</summary>
    public PluginUse? Data { get; init; }

    public required PluginUse Subject { get; init; }

    public PluginUse? Forget { get; init; }

    public IReadOnlyList<PluginUse> Unlearn { get; init; } = [];

    public IReadOnlyList<PluginUse> Evaluate { get; init; } = [];

    /// <summary>A policy file beside the request; null: nothing is judged.</summary>
    public string? PolicyFile { get; init; }

    public BudgetLimits Budget { get; init; } = new();

    public string Executor { get; init; } = "local";

    /// <summary>Whether the records come from the subject's source and not from a data source beside it.</summary>
    public bool SubjectBringsData => Data is not null && ReferenceEquals(Data, Subject);

    /// <summary>Every plugin the request names by itself, in the order in which they come to work.</summary>
    public IEnumerable<PluginUse> Uses() =>
        new[] { SubjectBringsData ? null : Data, Subject, Forget }.OfType<PluginUse>().Concat(Unlearn).Concat(Evaluate);

    /// <summary>How models like the subject are trained; null when nothing says so.</summary>
    public PluginReference? Recipe() => Subject.Plugin.Create(Subject.Options) switch
    {
        IRecipe => new PluginReference(Subject.Plugin.Id, Subject.Given),
        IModelSource source => source.Recipe,
        _ => null,
    };
}
