using System.Text.Json.Nodes;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;
using Lethe.Auditing.Certificates.Proofs;
using Lethe.Auditing.Results;
using Lethe.Auditing.Running.Units;
using Lethe.Auditing.Verdicts;

namespace Lethe.Auditing.Tests.Certificates;

/// <summary>A certificate with a part of every kind, and the book of leaves behind it.</summary>
internal static class SampleCertificate
{
    public static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    public static LeafBook Book(int count = 5) => LeafBook.Of([.. Records(count)], Seed);

    public static IEnumerable<ForgottenRecord> Records(int count) => Enumerable.Range(0, count)
        .Select(i => new ForgottenRecord($"r-{i}", i % 2 == 0 ? $"owner {i / 4}" : null, HexText.HashOf($"content {i}")));

    public static Certificate Make(PublicKey key, int forgotten = 5) => new()
    {
        Format = Certificate.FormatName,
        Issued = Noon.AddMinutes(1),
        Audit = new CertifiedAudit("5r2m0k7h3q", "Erasure <118> & \"more\"", 7, "cpu, 1 threads", Noon.AddHours(-1), Noon, new CertifiedAsker("user", "5r2m0k7h3a")),
        Verdict = "inconclusive",
        Software = new CertifiedSoftware("0.1.0", "2-abc"),
        Data = Plugin("data.gaussians", new JsonObject { ["train"] = 240, ["spread"] = 0.1 }),
        Splits = [new CertifiedSplit("train", 240, HexText.HashOf("train"))],
        ForgetSet = new CertifiedForgetSet(Plugin("forget.random", null), forgotten, Book(forgotten).Root),
        Models =
        [
            new CertifiedModel("original", SubjectKind.Original, Plugin("model.train", []), "network", [new CertifiedFile("model.safetensors", HexText.HashOf("before"))], 1.5, 0, false),
            new CertifiedModel("unlearn.none", SubjectKind.Unlearned, Plugin("unlearn.none", []), "network", [new CertifiedFile("model.safetensors", HexText.HashOf("after"))], 0.25, 480, true),
        ],
        Recipe = null,
        Evaluators = [Plugin("eval.utility", [])],
        Findings =
        [
            new CertifiedFinding("original", "eval.utility", "accuracy.test", "", 0.975, 0.95, 0.99, 0.95, "Wilson", 120, ""),
            new CertifiedFinding("unlearn.none", "eval.utility", "accuracy.test", "", double.NaN, null, null, 0.95, "", 120, ""),
            new CertifiedFinding("unlearn.none", "eval.utility", "ece.15", "", 0.125, 0.1, 0.15, 0.95, "bootstrap", 120, "", IsDetail: true),
            new CertifiedFinding("unlearn.none", "eval.utility", "mia.auc", "class=3", null, null, null, 0.95, "", 0, "too few records"),
        ],
        Policy = new CertifiedPolicy(
            HexText.HashOf("policy"),
            [new CertifiedGate("original", "accuracy.test", "", "at least 0.9", Verdict.Pass, 0.975, "accuracy.test is 0.975.", "")],
            [new CertifiedGap("unlearn.none", "membership", "No gate brings evidence from membership.")]),
        Result = HexText.HashOf("result"),
        Chain = new CertifiedChain("instance-1", 4, HexText.HashOf("record 4"), 6, HexText.HashOf("record 6")),
        Key = key.Certified,
    };

    private static CertifiedPlugin Plugin(string id, JsonObject? options) => new(id, id, HexText.HashOf(id), options, []);
}
