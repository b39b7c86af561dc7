using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>Certificates, as those go through them who issue, hand on and doubt them.</summary>
public sealed class CertificateTests(CertifiedHouse fixture) : IClassFixture<CertifiedHouse>
{
    private House House => fixture.House;

    private string Id => fixture.Audit.Id;

    [Fact]
    public void Certificate_OfAFinishedAudit_SaysWhatTheAuditSaid()
    {
        var certificate = fixture.Certificate;
        Assert.Equal((Id, "Small", 3L), ((string)certificate["audit"]!["id"]!, (string)certificate["audit"]!["name"]!, (long)certificate["audit"]!["seed"]!));
        Assert.Equal("pass", (string)certificate["verdict"]!);
        Assert.Equal(fixture.Audit.Findings.Split('\n').Length, certificate["findings"]!.AsArray().Count);
        Assert.Contains(certificate["findings"]!.AsArray(), finding => (string)finding!["subject"]! == "unlearn.fine-tune"
            && (string)finding["metric"]! == "accuracy.test" && (double)finding["value"]! == fixture.Audit.Value("unlearn.fine-tune", "accuracy.test"));
        Assert.Equal(fixture.Forgotten.Count, (int)certificate["forgetSet"]!["count"]!);
        Assert.Null(certificate["forgetSet"]!["selector"]!["options"]);
        Assert.Equal(["original", "unlearn.none", "unlearn.fine-tune"], certificate["models"]!.AsArray().Select(model => (string)model!["subject"]!));
        Assert.Equal(2, (int)certificate["models"]![2]!["method"]!["options"]!["epochs"]!);
        Assert.Equal(Hash(Path.Combine(House.Folder, "policy.yaml")), (string)certificate["policy"]!["hash"]!);
        // Nobody's name: what is forgotten must not be remembered here.
        var text = File.ReadAllText(fixture.Json);
        Assert.All(fixture.Forgotten, record => Assert.DoesNotContain($"\"{record["id"]}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Issuing_Again_GivesTheSameCertificate()
    {
        var again = Path.Combine(House.Folder, "again.json");
        CertifiedHouse.Run(House, "audit", "certify", Id, "--out", again);
        Assert.Equal(File.ReadAllBytes(fixture.Json), File.ReadAllBytes(again));
        Assert.Equal(File.ReadAllText(again), CertifiedHouse.Run(House, "audit", "certify", Id, "--out", "-").Output.TrimEnd());
    }

    [Fact]
    public void Verifying_AtHome_LooksAtTheChainToo()
    {
        foreach (var file in new[] { fixture.Json, fixture.Html })
            Assert.Contains("The chain is whole, holds this certificate", CertifiedHouse.Run(House, "audit", "verify", file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_Elsewhere_NeedsNoHomeAndSaysWhatItCouldNotLookAt()
    {
        using var elsewhere = new House();
        foreach (var file in new[] { fixture.Json, fixture.Html })
        {
            var answer = CertifiedHouse.Run(elsewhere, "audit", "verify", file);
            Assert.Contains("Note: The chain was not looked at: there is no database here.", answer.Output, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(elsewhere.Home, "lethe.db")));
        }
        CertifiedHouse.Run(elsewhere, "key", "show");
        Assert.Contains("of another installation", CertifiedHouse.Run(elsewhere, "audit", "verify", fixture.Json).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_ThatWasAudited_IsToldFromAnother()
    {
        using var engine = House.Open();
        var plan = JsonNode.Parse(File.ReadAllText(Path.Combine(House.Home, "audits", Id, "plan.json")))!;
        var key = (string)plan["units"]!.AsArray().Single(unit => (string)unit!["name"]! == "unlearn/unlearn.fine-tune")!["key"]!;
        var model = Directory.GetFiles(Path.Combine(House.Home, "store"), "model.safetensors", SearchOption.AllDirectories).Single(file => file.Contains(key, StringComparison.Ordinal));
        Assert.Contains("model.safetensors of unlearn.fine-tune", CertifiedHouse.Run(House, "audit", "verify", fixture.Json, "--model", model).Output, StringComparison.Ordinal);
        var other = House.Write("other.safetensors", "x");
        var answer = House.Run("audit", "verify", fixture.Json, "--model", model, "--model", other);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"{other} has the hash", answer.Error, StringComparison.Ordinal);
        Assert.Equal(3, House.Run("audit", "verify", Id, "--model", model).ExitCode);
    }

    [Fact]
    public void Head_AndKey_ThatWereKept_AreHeldAgainstIt()
    {
        var chain = fixture.Certificate["chain"]!;
        var head = $"{chain["head"]}:{chain["headHash"]}";
        foreach (var given in new[] { head, House.Write("head.txt", head + "\n") })
            Assert.Contains("has the hash that was kept", CertifiedHouse.Run(House, "audit", "verify", fixture.Json, "--head", given).Output, StringComparison.Ordinal);
        var other = $"{chain["head"]}:{new string('0', 64)}";
        Assert.Contains("another hash than the one that was kept", House.Run("audit", "verify", fixture.Json, "--head", other).Error, StringComparison.Ordinal);

        var key = (string)fixture.Certificate["key"]!["fingerprint"]!;
        CertifiedHouse.Run(House, "audit", "verify", fixture.Json, "--key", key);
        Assert.Contains("not the one that is trusted", House.Run("audit", "verify", fixture.Json, "--key", new string('0', 64)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_ThatWasForgotten_IsProvenToBeInTheCertificate()
    {
        var record = fixture.Forgotten[0];
        var file = Path.Combine(House.Folder, "proof.json");
        CertifiedHouse.Run(House, "audit", "proof", Id, "--record", $"{record["id"]}", "--out", file);
        var shown = CertifiedHouse.Run(House, "audit", "verify", fixture.Json, "--proof", file).Output;
        Assert.Contains($"Record {record["id"]}, with the fingerprint {record["fingerprint"]}, is one of the {fixture.Forgotten.Count} records", shown, StringComparison.Ordinal);

        var forged = House.Write("forged.json", File.ReadAllText(file).Replace($"{record["id"]}", "train-999999", StringComparison.Ordinal));
        Assert.Contains("the id does not hold", House.Run("audit", "verify", fixture.Json, "--proof", forged).Error, StringComparison.Ordinal);

        var missing = House.Run("audit", "proof", Id, "--record", "train-999999");
        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("No record train-999999 is in the forget set", missing.Error, StringComparison.Ordinal);
        Assert.Equal(3, House.Run("audit", "proof", Id).ExitCode);
    }

    [Fact]
    public void Owner_IsProvenForEachOfTheirRecords()
    {
        var owner = fixture.Forgotten.GroupBy(record => (string)record["owner"]!).MaxBy(group => group.Count())!;
        Assert.True(owner.Count() > 1);
        var proof = JsonNode.Parse(CertifiedHouse.Run(House, "audit", "proof", Id, "--owner", owner.Key).Output)!;
        Assert.Equal(owner.Count(), proof["records"]!.AsArray().Count);
        Assert.Equal(1, House.Run("audit", "proof", Id, "--owner", "nobody").ExitCode);
    }

    [Theory]
    [InlineData(">pass<", ">fail<")]
    [InlineData("at least 0.4", "at least 0.9")]
    [InlineData("accuracy.test", "accuracy.tess")]
    public void Page_ThatShowsAnotherThing_DoesNotVerify(string from, string to)
    {
        var page = File.ReadAllText(fixture.Html);
        var at = page.LastIndexOf(from, StringComparison.Ordinal);
        Assert.True(at > 0);
        var changed = House.Write($"changed-{to.GetHashCode(StringComparison.Ordinal)}.html", page[..at] + to + page[(at + from.Length)..]);
        var answer = House.Run("audit", "verify", changed);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("The page is not as it was issued", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM chain WHERE sequence = (SELECT max(sequence) FROM chain)", "No record after 3 of the chain is about this certificate")]
    [InlineData("DELETE FROM chain WHERE sequence >= 3", "record 3")]
    [InlineData("UPDATE chain SET json = replace(json, 'Small', 'Smell') WHERE sequence = 1", "record 1")]
    [InlineData("UPDATE chain SET time = '2030-01-01T00:00:00.0000000Z' WHERE sequence = 2", "record 2")]
    public void Chain_ThatWasChanged_IsNamedAtTheRecord(string statement, string named)
    {
        using var house = fixture.Copy();
        CertifiedHouse.Run(house, "audit", "verify", fixture.Json);
        CertifiedHouse.Tamper(house, statement);
        var answer = house.Run("audit", "verify", fixture.Json);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(named, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LastRecord_ThatWasCutOff_ShowsAgainstALaterCertificate()
    {
        using var house = fixture.Copy();
        house.Write("policy.yaml", File.ReadAllText(Path.Combine(House.Folder, "policy.yaml")));
        var later = house.Audit(house.Write("request.yaml", CertifiedHouse.Request));
        Assert.True(later.ExitCode == 0, later.Notes);
        var file = Path.Combine(house.Folder, "later.json");
        CertifiedHouse.Run(house, "audit", "certify", later.Id, "--out", file);
        CertifiedHouse.Run(house, "audit", "verify", file);
        var certificate = JsonNode.Parse(File.ReadAllBytes(file))!["certificate"]!;
        // No policy: nothing was judged, and the numbers are vouched for all the same.
        Assert.Equal(("not-judged", null), ((string)certificate["verdict"]!, certificate["policy"]));
        var head = (long)certificate["chain"]!["head"]!;
        CertifiedHouse.Tamper(house, $"DELETE FROM chain WHERE sequence >= {head}");
        var answer = house.Run("audit", "verify", file);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"record {head}", answer.Error, StringComparison.Ordinal);
        // The first certificate knows nothing of what came after it.
        CertifiedHouse.Run(house, "audit", "verify", fixture.Json);
    }

    [Fact]
    public void Certificate_ThatWasChangedInTheHome_IsNotHandedOut()
    {
        using var house = fixture.Copy();
        var file = Directory.GetFiles(Path.Combine(house.Home, "audits", Id, "certificate"), "*.json").Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"pass\"", "\"fail\"", StringComparison.Ordinal));
        Assert.Contains("was changed", house.Run("audit", "certify", Id).Error, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Contains("put " + file + " back", house.Run("audit", "certify", Id).Error, StringComparison.Ordinal);
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
