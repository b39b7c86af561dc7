using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Results;
using Lethe.Auditing.Running.Models;
using Lethe.Auditing.Running.Units;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Certificates;

/// <summary>
/// Puts a certificate together from what a finished audit recorded. It measures nothing: the numbers are those of the
/// result, the hashes those of the store and the plan.
/// </summary>
public sealed class CertificateBuilder
{
    private readonly Plan _plan;
    private readonly ArtifactStore _store;
    private readonly PluginFacts _plugins;
    private readonly HashSet<string> _details;

    /// <exception cref="CertificateException">The audit's code is no longer here, so its hashes are not known.</exception>
    public CertificateBuilder(Plan plan, ArtifactStore store, PluginCatalog plugins)
    {
        (_plan, _store) = (plan, store);
        // Keys are hashes over the code: where they are the same, the code that is here is the code that ran.
        var now = Planner.Again(plan, plugins);
        if (plan.Units.FirstOrDefault(unit => now.Find(unit.Name)?.Key != unit.Key) is { } changed)
            throw new CertificateException($"{changed.Plugin}, or something it rests on, has changed since the audit ran, so the hash of what ran is not known any more. Run the audit again.");
        _details = [.. plugins.DetailMetrics];
        _plugins = new PluginFacts(plugins, plan.Files.ToDictionary(file => file.Given, StringComparer.Ordinal));
    }

    /// <summary>The records that were to be forgotten; null when there were none to be.</summary>
    /// <exception cref="CertificateException">They are no longer in the store.</exception>
    public IReadOnlyList<ForgottenRecord>? Forgotten()
    {
        if (_plan.Find(PlanNames.Forget) is not { } unit) return null;
        using var artifact = Open(unit);
        return SelectionWork.Records(artifact);
    }

    public Certificate Build(CertificateFacts facts)
    {
        var request = _plan.Request;
        var result = JsonNode.Parse(facts.Result)!.AsObject();
        return new Certificate
        {
            Format = Certificate.FormatName,
            Issued = facts.Issued,
            Audit = facts.Audit,
            Verdict = (string)result["verdict"]!,
            Software = new CertifiedSoftware(facts.Version, EngineIdentity.Value),
            Data = request.Data is { } data ? Plugin(data) : null,
            Splits = Splits(),
            ForgetSet = facts.ForgetSet is { } forget ? new CertifiedForgetSet(Plugin(request.Forget!) with { Options = null }, forget.Count, forget.Root) : null,
            Models = [Model(Plan.Original, SubjectKind.Original, request.Subject), .. request.Unlearn.Select(use => Model(use.Label, SubjectKind.Unlearned, use))],
            Recipe = request.Recipe() is { } recipe ? Plugin("recipe", _plugins.Of(recipe)) : null,
            Evaluators = [.. request.Evaluate.Select(Plugin)],
            Findings = [.. Findings(result)],
            Policy = facts.PolicyHash is { } policy ? Policy(policy, result) : null,
            Result = HexText.HashOf(facts.Result),
            Chain = facts.Chain,
            Key = facts.Key,
        };
    }

    private CertifiedPlugin Plugin(PluginUse use) => Plugin(use.Label, _plugins.Of(use));

    private static CertifiedPlugin Plugin(string label, JsonObject facts) => new(
        label, (string)facts["use"]!, (string)facts["assembly"]!, facts["options"]!.DeepClone().AsObject(),
        [.. (facts["files"] as JsonArray ?? []).Select(hash => (string)hash!)]);

    private CertifiedSplit[] Splits()
    {
        if (_plan.Find(PlanNames.Data) is not { } unit) return [];
        using var artifact = Open(unit);
        return [.. DataWork.Read(artifact).Splits.Select(split => new CertifiedSplit(split.Name, split.Count, split.Fingerprint))];
    }

    private CertifiedModel Model(string label, SubjectKind kind, PluginUse made)
    {
        using var artifact = Open(_plan.ModelOf(label)!);
        var facts = ModelFolder.Facts(artifact, 0, isAlone: true);
        var kept = artifact.Entry.Files.Where(file => file.Name is ModelFolder.Network or ModelFolder.Script).Select(file => new CertifiedFile(file.Name, file.Sha256));
        // A model of the user's own is also the files it came in.
        var given = kind == SubjectKind.Original && made.Options is IReadsFiles reader
            ? reader.Files.Select(file => new CertifiedFile(Path.GetFileName(Path.TrimEndingDirectorySeparator(file)), Hash(file))) : [];
        return new CertifiedModel(label, kind, Plugin(made), facts.Format, [.. kept, .. given], facts.Seconds, facts.Spent, facts.Exhausted);
    }

    private string Hash(string given) => _plan.Files.First(file => file.Given == given).Sha256;

    private IEnumerable<CertifiedFinding> Findings(JsonObject result) => result["results"]!.AsArray().SelectMany(subject =>
        subject!["findings"]!.AsArray().Select(finding => Of<CertifiedFinding>(finding!, ("subject", subject["subject"]), ("isDetail", _details.Contains((string)finding!["metric"]!)))));

    private static CertifiedPolicy Policy(string hash, JsonObject result) => new(
        hash, [.. result["gates"]!.AsArray().Select(gate => Of<CertifiedGate>(gate!))], [.. result["missingEvidence"]!.AsArray().Select(gap => Of<CertifiedGap>(gap!))]);

    // The result's names are the certificate's.
    private static T Of<T>(JsonNode node, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var map = node.DeepClone().AsObject();
        foreach (var (name, value) in more) map[name] = value?.DeepClone();
        try
        {
            return CertificateJson.Read<T>(map);
        }
        catch (JsonException fault)
        {
            throw new CertificateException($"The audit's result is of another version of Lethe than this: {fault.Message}", fault);
        }
    }

    private Artifact Open(Unit unit) => _store.Open(unit.Key)
        ?? throw new CertificateException($"What {unit.Name} made is no longer in the store, and its hashes with it. Run the audit again.");
}
