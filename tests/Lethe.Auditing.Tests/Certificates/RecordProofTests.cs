using System.Text;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;
using Lethe.Auditing.Certificates.Proofs;
using Lethe.Auditing.Running.Units;

namespace Lethe.Auditing.Tests.Certificates;

public sealed class RecordProofTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Proof_OfEveryRecord_HoldsAgainstTheCertificate(int count)
    {
        var (certificate, hash) = Certificate(count);
        var book = SampleCertificate.Book(count);
        foreach (var record in SampleCertificate.Records(count))
        {
            var proof = RecordProof.Read(book.ProveRecord(record.Id, hash)!.ToBytes());
            Assert.Empty(proof.Faults(certificate, hash));
            var proven = Assert.Single(proof.Records);
            Assert.Equal((record.Id, record.Fingerprint), (proven.Id.Value, proven.Content.Value));
            Assert.Contains($"Record {record.Id}", Assert.Single(proof.Sentences(certificate)), StringComparison.Ordinal);
        }
        Assert.Null(book.ProveRecord($"r-{count}", hash));
        Assert.Null(book.ProveRecord("", hash));
    }

    [Fact]
    public void Proof_OfAnOwner_HoldsForEachOfTheirRecordsAndKeepsTheIdsShut()
    {
        var (certificate, hash) = Certificate(12);
        var proof = SampleCertificate.Book(12).ProveOwner("owner 1", hash)!;
        Assert.Empty(proof.Faults(certificate, hash));
        Assert.Equal(2, proof.Records.Count);
        Assert.All(proof.Records, record => Assert.Equal(("owner 1", null), (record.Owner.Value, record.Id.Value)));
        Assert.DoesNotContain("r-4", Encoding.UTF8.GetString(proof.ToBytes()), StringComparison.Ordinal);
        Assert.Null(SampleCertificate.Book(12).ProveOwner("owner 9", hash));
        // That there is no owner is no owner's name.
        Assert.Null(SampleCertificate.Book(12).ProveOwner("", hash));
    }

    [Fact]
    public void Proof_OfARecord_NamesNoOwnerAndNoOtherRecord()
    {
        var text = Encoding.UTF8.GetString(SampleCertificate.Book(12).ProveRecord("r-4", Certificate(12).Hash)!.ToBytes());
        Assert.DoesNotContain("owner 1", text, StringComparison.Ordinal);
        foreach (var other in SampleCertificate.Records(12).Where(record => record.Id != "r-4"))
            Assert.False(text.Contains($"\"{other.Id}\"", StringComparison.Ordinal) || text.Contains(other.Fingerprint, StringComparison.Ordinal));
    }

    [Fact]
    public void Proof_WithAnythingChanged_DoesNotHold()
    {
        var (certificate, hash) = Certificate(11);
        var proof = SampleCertificate.Book(11).ProveRecord("r-4", hash)!;
        var record = proof.Records[0];
        var wrong = HexText.HashOf("wrong");
        ProvenRecord[] changed =
        [
            record with { Id = record.Id with { Value = "r-5" } },
            record with { Id = record.Id with { Salt = wrong } },
            record with { Id = record.Id with { Commitment = wrong } },
            record with { Id = record.Id with { Value = null, Salt = null } },
            record with { Id = record.Id with { Salt = null } },
            record with { Owner = record.Owner with { Commitment = wrong } },
            record with { Owner = record.Owner with { Commitment = "zz" } },
            record with { Content = record.Content with { Value = wrong } },
            record with { Index = record.Index == 0 ? 1 : record.Index - 1 },
            record with { Index = -1 },
            record with { Index = 11 },
            record with { Path = [.. record.Path.SkipLast(1)] },
            record with { Path = [.. record.Path, wrong] },
            record with { Path = [wrong, .. record.Path.Skip(1)] },
            record with { Path = ["zz", .. record.Path.Skip(1)] },
        ];
        Assert.All(changed, one => Assert.Single((proof with { Records = [one] }).Faults(certificate, hash)));
        Assert.Single((proof with { Records = [] }).Faults(certificate, hash));
        Assert.Single((proof with { Records = [record, record] }).Faults(certificate, hash));
        Assert.Single((proof with { Certificate = wrong }).Faults(certificate, hash));
        Assert.Single(proof.Faults(certificate with { ForgetSet = null }, hash));
        Assert.Single(proof.Faults(certificate with { ForgetSet = certificate.ForgetSet! with { Root = wrong } }, hash));
        Assert.Empty(proof.Faults(certificate, hash));
    }

    // Opening one field must not help to guess another: the owner's commitment is under a salt that the proof does not hold.
    [Fact]
    public void Field_LeftShut_CannotBeGuessedWithWhatTheProofOpens()
    {
        var record = SampleCertificate.Book(11).ProveRecord("r-4", Certificate(11).Hash)!.Records[0];
        foreach (var salt in new[] { record.Id.Salt!, record.Content.Salt! })
            Assert.NotEqual(record.Owner.Commitment, HexText.Of(LeafField.Shut(Convert.FromHexString(salt), "owner 1")));
    }

    [Fact]
    public void Root_DependsOnTheSeedAndEveryRecordAndNotOnTheirOrder()
    {
        var records = SampleCertificate.Records(9).ToArray();
        var root = LeafBook.Of(records, SampleCertificate.Seed).Root;
        Assert.Equal(root, LeafBook.Of([.. records.Reverse()], SampleCertificate.Seed).Root);
        Assert.NotEqual(root, LeafBook.Of(records, [.. SampleCertificate.Seed.Reverse()]).Root);
        foreach (var i in Enumerable.Range(0, records.Length))
        {
            foreach (var changed in new[] { records[i] with { Id = "x" }, records[i] with { Owner = "x" }, records[i] with { Fingerprint = HexText.HashOf("x") } })
            {
                ForgottenRecord[] others = [.. records];
                others[i] = changed;
                Assert.NotEqual(root, LeafBook.Of(others, SampleCertificate.Seed).Root);
            }
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => LeafBook.Of(records, [1, 2, 3]));
    }

    [Fact]
    public void Book_ReadBack_ProvesTheSameAndNamesNobody()
    {
        var book = SampleCertificate.Book(9);
        var text = Encoding.UTF8.GetString(book.ToBytes());
        Assert.DoesNotContain("r-4", text, StringComparison.Ordinal);
        Assert.DoesNotContain("owner 1", text, StringComparison.Ordinal);
        var read = LeafBook.Read(book.ToBytes());
        Assert.Equal((book.Root, 9), (read.Root, read.Count));
        Assert.Equal(book.ProveRecord("r-4", "c")!.ToBytes(), read.ProveRecord("r-4", "c")!.ToBytes());
        Assert.Throws<CertificateException>(() => LeafBook.Read(Encoding.UTF8.GetBytes("{}")));
        Assert.Throws<CertificateException>(() => LeafBook.Read(Encoding.UTF8.GetBytes(text.Replace("lethe.leaves/1", "lethe.leaves/9", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"certificate":"c","format":"lethe.proof/2","records":[]}""")]
    [InlineData("""{"certificate":"c","format":"lethe.proof/1","records":null}""")]
    public void File_ThatIsNoProof_IsRefused(string text) =>
        Assert.Throws<CertificateException>(() => RecordProof.Read(Encoding.UTF8.GetBytes(text)));

    private (Certificate Certificate, string Hash) Certificate(int forgotten)
    {
        var certificate = SampleCertificate.Make(_key.Public, forgotten);
        return (certificate, new SignedCertificate(certificate, "").Hash);
    }
}
