using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Requests;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>
/// A plan as it grows. What a unit is given and what its key is made of are written down in the same place: a unit that
/// is not given something cannot depend on it.
/// </summary>
internal sealed class PlanGraph(AuditRequest request, PluginFacts plugins, PlanDevice device)
{
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly List<Stage> _stages = [];
    private readonly PlanReferences _references = new(request, plugins);

    public IReadOnlyList<Unit> Units => [.. _units.Values];

    public IReadOnlyList<Stage> Stages => _stages;

    public void AddData()
    {
        if (request.Data is not { } use) return;
        var unit = Add(UnitKind.Data, PlanNames.Data, use.Plugin.Id, Facts(UnitKind.Data, use), []);
        AddStage(PlanNames.Data, $"Data: {use.Plugin.Name}", [unit]);
    }

    public void AddSubject()
    {
        var use = request.Subject;
        var unit = Add(UnitKind.Subject, PlanNames.Subject, use.Plugin.Id, Facts(UnitKind.Subject, use), Present(PlanNames.Data));
        AddStage(PlanNames.Subject, $"Subject: {use.Plugin.Name}", [unit]);
    }

    public void AddForgetSet()
    {
        if (request.Forget is not { } use) return;
        IEnumerable<string> after = [PlanNames.Data, .. SeesSubject(use) ? [PlanNames.Subject] : Array.Empty<string>(), .. Shadows(use)];
        var unit = Add(UnitKind.Forget, PlanNames.Forget, use.Plugin.Id, Facts(UnitKind.Forget, use), after);
        AddStage(PlanNames.Forget, $"Forget set: {use.Plugin.Name}", [unit]);
    }

    public void AddShadows()
    {
        foreach (var (fraction, count) in _references.Shadows)
        {
            var units = _references.Blocks(count, PlanReferences.ShadowsTogether).Select(block =>
            {
                var facts = RecipeFacts(UnitKind.Shadows, block.First, block.Count);
                facts["fraction"] = fraction;
                var name = PlanReferences.ShadowUnit(fraction, block.First);
                return Add(UnitKind.Shadows, name, _references.Recipe!.Use, facts, [PlanNames.Data],
                    unit => unit with { First = block.First, Count = block.Count, Fraction = fraction });
            });
            AddStage($"{PlanNames.Shadows}/{fraction}", $"Shadows: {count}, each on {fraction:P0} of the training records", [.. units]);
        }
    }

    public void AddOracles()
    {
        if (_references.Oracles == 0) return;
        var units = _references.Blocks(_references.Oracles, PlanReferences.OraclesTogether).Select(block => Add(
            UnitKind.Oracles, PlanReferences.OracleUnit(block.First), _references.Recipe!.Use, RecipeFacts(UnitKind.Oracles, block.First, block.Count),
            [PlanNames.Data, PlanNames.Forget], unit => unit with { First = block.First, Count = block.Count }));
        AddStage(PlanNames.Oracles, $"Oracles: {_references.Oracles} retrained without the forget set", [.. units]);
    }

    public void AddUnlearner(PluginUse use, int index)
    {
        var facts = Facts(UnitKind.Unlearn, use);
        facts["budget"] = new JsonObject { ["minutes"] = request.Budget.Minutes, ["samples"] = request.Budget.Samples };
        if (Wants(use, Needs.Recipe)) facts["recipe"] = plugins.Of(_references.Recipe!);
        var unit = Add(UnitKind.Unlearn, PlanNames.Unlearn(use.Label), use.Plugin.Id, facts,
            [PlanNames.Data, PlanNames.Subject, PlanNames.Forget, .. Shadows(use)], made => made with { Use = index });
        AddStage(unit.Name, $"Unlearn: {Title(use)}", [unit]);
    }

    public void AddEvaluation(string label, PluginUse use, int index)
    {
        var model = label == Plan.Original ? PlanNames.Subject : PlanNames.Unlearn(label);
        var oracles = Wants(use, Needs.Oracles) ? _references.OracleUnits(use) : [];
        // An evaluator may run the method again, which then needs what it needed the first time.
        var again = request.Unlearn.Where(method => method.Label == label).SelectMany(Shadows);
        var unit = AddEvaluation(PlanNames.Evaluate(label, use.Label), use, index, model, 0, [.. oracles, .. again]);
        AddStage(PlanNames.Evaluate(label, use.Label), $"{Title(use)}: {label}", [unit], label, use.Label);
    }

    public void AddOracleEvaluation(PluginUse use, int index)
    {
        var fewest = Wants(use, Needs.Oracles) ? 2 : 1;
        if (_references.Oracles < fewest || !use.Plugin.OnOracles) return;
        var units = Enumerable.Range(0, _references.Oracles).Select(i =>
        {
            var (model, member) = _references.Oracle(i);
            var others = Wants(use, Needs.Oracles) ? _references.Others(use, i).Select(other => _references.Oracle(other).Unit) : [];
            return AddEvaluation(PlanNames.Evaluate($"{Plan.Oracle}#{i + 1}", use.Label), use, index, model, member, others);
        }).ToArray();
        AddStage(PlanNames.Evaluate(Plan.Oracle, use.Label), $"{Title(use)}: {_references.Oracles} oracles", units, Plan.Oracle, use.Label);
    }

    private Unit AddEvaluation(string name, PluginUse use, int index, string model, int member, IEnumerable<string> references)
    {
        var facts = Facts(UnitKind.Evaluate, use);
        facts["member"] = member;
        var forget = use.Plugin.IsAboutForgetting ? Present(PlanNames.Forget) : [];
        IEnumerable<string> after = [.. Present(PlanNames.Data), PlanNames.Subject, model, .. forget, .. references, .. Shadows(use)];
        return Add(UnitKind.Evaluate, name, use.Plugin.Id, facts, after, unit => unit with { Use = index, Model = model, Member = member });
    }

    private IEnumerable<string> Shadows(PluginUse use) => Wants(use, Needs.Shadows) ? _references.ShadowUnits(use) : [];

    private IEnumerable<string> Present(string unit) => _units.ContainsKey(unit) ? [unit] : [];

    private static bool Wants(PluginUse use, Needs need) => use.Needs.HasFlag(need);

    private static bool SeesSubject(PluginUse use) =>
        (use.Needs & (Needs.Training | Needs.Layers | Needs.Features | Needs.InputGradients)) != Needs.None;

    private static string Title(PluginUse use) => use.Label == use.Plugin.Id ? use.Plugin.Name : $"{use.Plugin.Name} ({use.Label})";

    private JsonObject Facts(UnitKind kind, PluginUse use)
    {
        var facts = Facts(kind);
        facts["plugin"] = plugins.Of(use);
        if (use.IsSeeded) facts["seed"] = request.Seed;
        return facts;
    }

    private JsonObject RecipeFacts(UnitKind kind, int first, int count)
    {
        var facts = Facts(kind);
        facts["plugin"] = plugins.Of(_references.Recipe!);
        facts["seed"] = request.Seed;
        facts["first"] = first;
        facts["count"] = count;
        return facts;
    }

    private JsonObject Facts(UnitKind kind) => new()
    {
        ["engine"] = EngineIdentity.Value,
        ["device"] = device.Class,
        ["kind"] = $"{kind}",
    };

    private Unit Add(UnitKind kind, string name, string plugin, JsonObject facts, IEnumerable<string> after, Func<Unit, Unit>? refine = null)
    {
        var inputs = after.Distinct().ToArray();
        facts["inputs"] = new JsonArray([.. inputs.Select(input => (JsonNode?)_units[input].Key.Value)]);
        var unit = new Unit { Name = name, Kind = kind, Key = StageKey.Of(facts), After = inputs, Plugin = plugin, Effort = Effort(facts) };
        _units.Add(name, refine?.Invoke(unit) ?? unit);
        return _units[name];
    }

    private string Effort(JsonObject facts) => StageKey.Of(new JsonObject
    {
        ["plugin"] = facts["plugin"]!.DeepClone(),
        ["data"] = request.Data is { } data ? plugins.Of(data) : null,
    }).Value[..16];

    private void AddStage(string name, string title, IReadOnlyList<Unit> units, string subject = "", string evaluator = "") =>
        _stages.Add(new Stage(name, title, [.. units.Select(unit => unit.Name)]) { Subject = subject, Evaluator = evaluator });
}
