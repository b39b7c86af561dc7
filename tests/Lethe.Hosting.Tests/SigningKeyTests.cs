using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Keys;
using Lethe.Hosting.Certificates;
using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>The key that signs: made once, kept from others, followed by another, lost.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private readonly House _house = new();
    private readonly Engine _engine;
    private readonly SigningKeys _keys;

    public SigningKeyTests()
    {
        _engine = _house.Open();
        _keys = new SigningKeys(_engine);
    }

    private string KeyFile => Path.Combine(_house.Home, "keys", "signing.pem");

    public void Dispose()
    {
        _engine.Dispose();
        _house.Dispose();
    }

    [Fact]
    public void Key_OnFirstUse_IsMadeOnceForItsOwnerAloneAndAnnounced()
    {
        var made = new string[8];
        Parallel.For(0, made.Length, i => made[i] = Open());
        var fingerprint = Assert.Single(made.Distinct());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!));
        var (record, announcement) = Assert.Single(_keys.History.Keys);
        Assert.Equal((1, fingerprint, null), (record, announcement.Key.Fingerprint, announcement.Previous));
    }

    [Fact]
    public void Key_ThatOthersCanRead_IsNotUsed()
    {
        Open();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<CertificateException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_Rotated_IsAnnouncedWithTheSignatureOfTheOneBefore()
    {
        var first = Open();
        var second = _keys.Rotate().Key.Fingerprint;
        var third = _keys.Rotate().Key.Fingerprint;
        Assert.Equal(third, Open());
        var history = _keys.History;
        Assert.Equal([first, second, third], history.Keys.Select(key => key.Announcement.Key.Fingerprint));
        Assert.Empty(history.Faults);
        Assert.Empty(history.Notes);
        Assert.Equal(2, history.AnnouncedBefore(second, 3));
        Assert.Null(history.AnnouncedBefore(second, 2));
    }

    [Fact]
    public void Key_ThatIsLost_IsMissedUntilItIsReplacedAndTheChainSaysSo()
    {
        Assert.Throws<CertificateException>(_keys.ReplaceLost);
        var first = Open();
        Assert.Contains("is not lost", Assert.Throws<CertificateException>(_keys.ReplaceLost).Message, StringComparison.Ordinal);
        File.Delete(KeyFile);
        var missing = Assert.Throws<CertificateException>(Open).Message;
        Assert.Contains(first, missing, StringComparison.Ordinal);
        Assert.Contains("lethe key rotate --lost", missing, StringComparison.Ordinal);
        Assert.Throws<CertificateException>(_keys.Rotate);
        Assert.False(File.Exists(KeyFile));

        var second = _keys.ReplaceLost().Key.Fingerprint;
        Assert.Equal(second, Open());
        Assert.Contains($"The key {first} was lost", Assert.Single(_keys.History.Notes), StringComparison.Ordinal);
        Assert.Empty(_keys.History.Faults);
    }

    [Fact]
    public void Key_OfAnother_DoesNotSign()
    {
        Open();
        using var other = SigningKey.Create();
        File.WriteAllText(KeyFile, other.Pem);
        Assert.Throws<CertificateException>(Open);
        File.WriteAllText(KeyFile, "no key");
        Assert.Contains(KeyFile, Assert.Throws<CertificateException>(Open).Message, StringComparison.Ordinal);
    }

    // Between the chain's word and the key's place a process can die.
    [Fact]
    public void Key_AnnouncedByAProcessThatDied_IsPutInItsPlace()
    {
        Open();
        var old = File.ReadAllText(KeyFile);
        var next = _keys.Rotate().Key.Fingerprint;
        var nextFile = Path.Combine(_house.Home, "keys", "signing.next.pem");
        File.Move(KeyFile, nextFile);
        File.WriteAllText(KeyFile, old);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(next, Open());
        Assert.False(File.Exists(nextFile));
        Assert.Equal(next, Open());
    }

    [Fact]
    public void Announcement_ThatNobodySignedOrThatSkipsOne_ShowsInTheHistory()
    {
        Open();
        using var other = SigningKey.Create();
        using var another = SigningKey.Create();
        _engine.Database.Chain.Append(KeyAnnouncement.RecordKind, KeyAnnouncement.Next(another.Public, other).ToJson());
        _engine.Database.Chain.Append(KeyAnnouncement.RecordKind, null);
        Assert.Contains("does not follow", _keys.History.Faults[0], StringComparison.Ordinal);
        Assert.Contains("cannot be read", _keys.History.Faults[1], StringComparison.Ordinal);
        var forged = KeyAnnouncement.Next(other.Public, another) with { Signature = new string('0', 128) };
        _engine.Database.Chain.Append(KeyAnnouncement.RecordKind, forged.ToJson());
        Assert.Contains("not by the key before it", _keys.History.Faults[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_ShowAndRotate_SpeakOfTheSameKeys()
    {
        Assert.Contains($"{Open()}  signs now", CertifiedHouse.Run(_house, "key", "show").Output, StringComparison.Ordinal);
        var first = Open();
        CertifiedHouse.Run(_house, "key", "rotate");
        var shown = CertifiedHouse.Run(_house, "key", "show").Output;
        Assert.Contains($"{first}  signed before", shown, StringComparison.Ordinal);
        Assert.Contains($"{Open()}  signs now", shown, StringComparison.Ordinal);
        Assert.Equal(3, _house.Run("key", "rotate", "--lost").ExitCode);
    }

    [Fact]
    public void Audit_ThatFailed_HasNoCertificateAndTheReason()
    {
        var answer = _house.Audit(_house.Write("request.yaml", SmallRequest.Unlearning("unlearn.test-throws")));
        Assert.Equal(3, answer.ExitCode);
        var refused = _house.Run("audit", "certify", answer.Id);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("failed, so it has no certificate", refused.Error, StringComparison.Ordinal);
        Assert.Contains("The moon is in the wrong house.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("no certificate: ", File.ReadAllText(Path.Combine(_house.Home, "audits", answer.Id, "log.txt")), StringComparison.Ordinal);
        Assert.Equal(3, _house.Run("audit", "proof", answer.Id, "--record", "x").ExitCode);
    }

    [Fact]
    public void Audit_WhoseKeyIsLost_EndsWithItsResultAndSaysWhy()
    {
        Open();
        File.Delete(KeyFile);
        var request = _house.Write("request.yaml", CertifiedHouse.Request);
        var answer = _house.Audit(request);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("It has no certificate: The key", answer.Notes, StringComparison.Ordinal);
        CertifiedHouse.Run(_house, "key", "rotate", "--lost");
        var file = Path.Combine(_house.Folder, "c.json");
        CertifiedHouse.Run(_house, "audit", "certify", answer.Id, "--out", file);
        var verified = CertifiedHouse.Run(_house, "audit", "verify", file).Output;
        Assert.Contains("was lost", verified, StringComparison.Ordinal);
    }

    private string Open()
    {
        using var key = _keys.Open();
        return key.Public.Fingerprint;
    }
}
