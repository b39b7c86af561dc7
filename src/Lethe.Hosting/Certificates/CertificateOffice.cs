using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Certificates.Keys;
using Lethe.Auditing.Certificates.Proofs;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Storage.Audits;
using Lethe.Storage.Chains;

namespace Lethe.Hosting.Certificates;

/// <summary>Issues the certificate of a finished audit, once, and finds it again.</summary>
public sealed class CertificateOffice(Engine engine)
{
    public const string RecordKind = "certificate";

    /// <summary>The audit's certificate; it is issued now when there is none yet.</summary>
    /// <param name="id">The audit's whole id.</param>
    /// <exception cref="CertificateException">There can be none, and why.</exception>
    public SignedCertificate Issue(string id)
    {
        var detail = engine.Database.Audits.Detail(id) ?? throw new CertificateException($"There is no audit {id}.");
        if (Record(detail.Audit) is { } issued) return Read(id, issued);
        if (Refusal(detail.Audit) is { } refusal) throw new CertificateException(refusal);
        var builder = new CertificateBuilder(ReadPlan(id), engine.Store, engine.Plugins);
        var book = builder.Forgotten() is { } records ? LeafBook.Of(records, RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes)) : null;
        using var key = new SigningKeys(engine).Open();
        var signed = SignedCertificate.Sign(builder.Build(Facts(detail, key.Public, book)), key);
        return Publish(detail.Audit, signed, book);
    }

    /// <summary>Null when none was issued.</summary>
    /// <exception cref="CertificateException">It was issued and its file is gone or was changed.</exception>
    public SignedCertificate? Find(string id) =>
        engine.Database.Audits.Find(id) is { } audit && Record(audit) is { } record ? Read(id, record) : null;

    /// <summary>The file as it was issued, whatever became of it; null when there is none.</summary>
    public byte[]? File(string id) => engine.Database.Audits.Find(id) is { } audit && Record(audit) is { } record
        ? new CertificateFiles(engine.Home, id).ReadCertificate(HashIn(record)) : null;

    /// <summary>Why there can be no certificate; null when there can be one.</summary>
    public static string? Refusal(AuditSummary audit) => audit.State switch
    {
        AuditState.Finished => null,
        AuditState.Failed => $"Audit {audit.Id} failed, so it has no certificate: {audit.Error}",
        AuditState.Cancelled => $"Audit {audit.Id} was cancelled, so it has no certificate: what is missing might have changed the verdict.",
        _ => $"Audit {audit.Id} is {audit.State.ToString().ToLowerInvariant()}; it gets its certificate when it is finished.",
    };

    /// <summary>The proof that a record, or the records of an owner, are in the certificate's forget set; null when none is.</summary>
    /// <exception cref="CertificateException">There is no certificate, no forget set, or the host's book of leaves is gone.</exception>
    public RecordProof? Prove(string id, string? record, string? owner)
    {
        var signed = Find(id) ?? throw new CertificateException($"Audit {id} has no certificate yet: `lethe audit certify {id}` issues it.");
        if (signed.Certificate.ForgetSet is not { } forget) throw new CertificateException($"Audit {id} forgot nothing: its certificate has no forget set.");
        var files = new CertificateFiles(engine.Home, id);
        var book = files.ReadBook(forget.Root)
            ?? throw new CertificateException($"{files.Book(forget.Root)} is gone, and without it nothing can be proven about single records. Put it back from a backup.");
        return record is not null ? book.ProveRecord(record, signed.Hash)
            : book.ProveOwner(owner ?? throw new ArgumentException("A record or an owner is needed."), signed.Hash);
    }

    /// <summary>A signature by the key of that certificate; null when another key signs here by now, or that one is lost.</summary>
    public byte[]? SignFor(SignedCertificate signed, byte[] content)
    {
        try
        {
            using var key = new SigningKeys(engine).Open();
            return key.Public.Certified == signed.Certificate.Key ? key.Sign(content) : null;
        }
        catch (CertificateException)
        {
            return null;
        }
    }

    private ChainRecord? Record(AuditSummary audit) => audit.FinishedRecord is { } finished
        && engine.Database.Chain.OfKind(RecordKind, Holding(audit.Id), finished) is [var record, ..] ? record : null;

    private SignedCertificate Read(string id, ChainRecord record)
    {
        var files = new CertificateFiles(engine.Home, id);
        var bytes = files.ReadCertificate(HashIn(record)) ?? throw new CertificateException(
            $"Record {record.Sequence} of the chain speaks of a certificate that is gone: put {files.Certificate(HashIn(record))} back from a backup.");
        var report = CertificateVerifier.Verify(bytes);
        return report is { IsGenuine: true, Signed: { } signed } && signed.Hash == HashIn(record)
            ? signed : throw new CertificateException($"{files.Certificate(HashIn(record))} was changed: {string.Join(" ", report.Faults)}");
    }

    private Plan ReadPlan(string id)
    {
        try
        {
            return PlanFile.Read(Path.Combine(engine.Home.Audits, id, "plan.json"), new RequestReader(engine.Plugins));
        }
        catch (PlanException fault)
        {
            throw new CertificateException($"The plan of audit {id} is needed for its certificate. {fault.Message}", fault);
        }
    }

    private CertificateFacts Facts(AuditDetail detail, PublicKey key, LeafBook? book)
    {
        var audit = detail.Audit;
        var (ended, head) = (engine.Database.Chain.Find(audit.FinishedRecord!.Value)!, engine.Database.Chain.Head);
        var result = engine.Database.Audits.ResultJson(audit.Id)!;
        if ((string?)ended.Content?["result"] != HexText.HashOf(result))
            throw new CertificateException($"The result of audit {audit.Id} is not the one that record {ended.Sequence} of the chain speaks of.");
        return new CertificateFacts
        {
            Audit = new CertifiedAudit(audit.Id, audit.Name, audit.Seed, (string)JsonNode.Parse(result)!["device"]!, audit.CreatedAt, audit.FinishedAt!.Value,
                audit.Asker is { } asker ? new CertifiedAsker(asker.KindWord, asker.Id) : null),
            Issued = engine.Clock.GetUtcNow(),
            Result = result,
            PolicyHash = detail.PolicyText is { } policy ? HexText.HashOf(policy) : null,
            Version = ProductVersion.Text,
            Chain = new CertifiedChain(engine.Database.Instance, ended.Sequence, ended.Hash, head.Sequence, head.Hash),
            Key = key.Certified,
            ForgetSet = book is null ? null : (book.Count, book.Root),
        };
    }

    // Files first and the chain last: a certificate counts once the chain has it, and then it is there.
    private SignedCertificate Publish(AuditSummary audit, SignedCertificate signed, LeafBook? book)
    {
        var files = new CertificateFiles(engine.Home, audit.Id);
        if (book is not null) files.Write(book);
        files.Write(signed);
        var record = engine.Database.Chain.AppendOnce(RecordKind, Content(signed), Holding(audit.Id), audit.FinishedRecord!.Value);
        if (HashIn(record) == signed.Hash) return signed;
        // Another process was quicker.
        files.Remove(signed);
        if (book is not null) files.Remove(book);
        return Read(audit.Id, record);
    }

    private static JsonObject Content(SignedCertificate signed) => new()
    {
        ["audit"] = signed.Certificate.Audit.Id,
        ["name"] = signed.Certificate.Audit.Name,
        ["verdict"] = signed.Certificate.Verdict,
        ["certificate"] = signed.Hash,
        ["key"] = signed.Certificate.Key.Fingerprint,
    };

    private static string Holding(string audit) => $"\"audit\":\"{audit}\"";

    private static string HashIn(ChainRecord record) => (string?)record.Content?["certificate"] ?? "";
}
