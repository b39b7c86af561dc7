namespace Lethe.Sdk.Testing;

/// <summary>A promise, and how it is checked.</summary>
/// <param name="kinds">The contracts it concerns; none: all.</param>
internal abstract class ContractRow(string id, string promise, params Type[] kinds)
{
    public string Id => id;

    public string Promise => promise;

    public bool Concerns(PluginUnderTest plugin) => kinds.Length == 0 || Array.Exists(kinds, plugin.Type.IsAssignableTo);

    public abstract ContractResult Check(Bench bench);

    protected ContractResult Pass(string detail) => new(id, promise, ContractOutcome.Pass, detail);

    protected ContractResult Fail(string detail) => new(id, promise, ContractOutcome.Fail, detail);

    protected ContractResult NotApplicable(string detail) => new(id, promise, ContractOutcome.NotApplicable, detail);
}
