using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Tests.Support;
using Lethe.Storage.Users;

namespace Lethe.Storage.Tests;

public sealed class UserBookTests : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly StorageFixture _fixture = new();
    private readonly LetheDatabase _database;

    public UserBookTests() => _database = _fixture.Open(new DatabaseSettings { PasswordRounds = 10 });

    public void Dispose()
    {
        _database.Dispose();
        _fixture.Dispose();
    }

    private UserBook Users => _database.Users;

    // RFC 7914, section 11, has this vector for HMAC-SHA-256; this one is its sibling for HMAC-SHA-512, as published with
    // PBKDF2's other test vectors: password "password", salt "salt", one round.
    [Fact]
    public void Hash_OfAKnownPassword_IsTheKnownOne()
    {
        const string Known = "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252";
        var stored = $"pbkdf2-sha512$1${Convert.ToBase64String("salt"u8)}${Convert.ToBase64String(Convert.FromHexString(Known))}";
        Assert.True(PasswordHash.Fits("password", stored));
        Assert.False(PasswordHash.Fits("passwore", stored));
    }

    [Fact]
    public void Hash_IsSaltedAndSaysItsRounds()
    {
        var (one, other) = (PasswordHash.Make(Password, 3), PasswordHash.Make(Password, 3));
        Assert.NotEqual(one, other);
        Assert.StartsWith("pbkdf2-sha512$3$", one, StringComparison.Ordinal);
        Assert.True(PasswordHash.Fits(Password, one));
        Assert.True(PasswordHash.UsualRounds >= 210_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ninechars")]
    public void Password_ThatIsTooShort_IsRefused(string password) => Assert.Throws<UserException>(() => Users.Add("first", Role.Admin, password));

    [Theory]
    [InlineData("")]
    [InlineData("first second")]
    [InlineData("-first")]
    [InlineData("adä")]
    [InlineData("a\nb")]
    public void Name_ThatCannotBe_IsRefused(string name) => Assert.Throws<UserException>(() => Users.Add(name, Role.Admin, Password));

    [Fact]
    public void User_WithTheRightPassword_IsKnownUnderAnyCapitals()
    {
        var id = Users.Add("First", Role.Admin, Password);
        Assert.Equal(id, Users.Check("FIRST ", Password)?.Id);
        Assert.Null(Users.Check("first", Password + "x"));
        Assert.Null(Users.Check("second", Password));
        Assert.Equal(("first", Role.Admin, true), (Users.Named("first").Name, Users.Named("first").Role, Users.Named("first").IsEnabled));
        Assert.Throws<UserException>(() => Users.Add("FIRST", Role.Viewer, Password));
    }

    [Fact]
    public void User_WhoIsDisabled_IsKnownNoMoreAndHasAnotherStamp()
    {
        Users.Add("first", Role.Admin, Password);
        var second = Users.Add("second", Role.Viewer, Password);
        var before = Users.Find(second)!.Stamp;
        Users.Disable(second);
        Assert.Null(Users.Check("second", Password));
        Assert.NotEqual(before, Users.Find(second)!.Stamp);
        Users.Enable(second);
        Assert.NotNull(Users.Check("second", Password));
    }

    [Fact]
    public void Password_Changed_LeavesTheOldOneWithoutUse()
    {
        var first = Users.Add("first", Role.Admin, Password);
        var before = Users.Find(first)!.Stamp;
        Users.SetPassword(first, "another password");
        Assert.Null(Users.Check("first", Password));
        Assert.NotNull(Users.Check("first", "another password"));
        Assert.NotEqual(before, Users.Find(first)!.Stamp);
    }

    [Fact]
    public void OnlyAdmin_CanBeNeitherDisabledNorMadeLessNorRemoved()
    {
        Assert.Throws<UserException>(() => Users.Add("second", Role.Auditor, Password));
        var first = Users.Add("first", Role.Admin, Password);
        var second = Users.Add("second", Role.Admin, Password);
        Users.Disable(second);
        Assert.Throws<UserException>(() => Users.Disable(first));
        Assert.Throws<UserException>(() => Users.ChangeRole(first, Role.Auditor));
        Assert.Throws<UserException>(() => Users.Remove(first));
        Assert.True(Users.HasAdmin);
        Users.Enable(second);
        Users.Remove(first);
        // Without any user there is no login, so nobody is locked out.
        Users.Remove(second);
        Assert.False(Users.Any);
    }

    [Fact]
    public void Changes_StandOnTheTrailWithoutNamesAndSecrets()
    {
        var first = Users.Add("first.of.accounts", Role.Admin, Password);
        var second = Users.Add("second.of.billing", Role.Viewer, Password, by: first);
        Users.ChangeRole(second, Role.Auditor, by: first);
        Users.SetPassword(second, "another password", by: first);
        var token = _database.Tokens.Add("nightly", second, by: first);
        _database.Tokens.Revoke(token.Id, by: first);
        Users.Disable(second, by: first);
        Users.Enable(second, by: first);
        Users.NoteRefusedLogins("second.of.billing", 5);
        Users.NoteRefusedLogins("nobody.here", 5);
        Users.Remove(second, by: first);
        var records = _database.Chain.List(most: 100).Reverse().ToArray();
        Assert.Equal(
            ["user.added", "user.added", "user.role", "user.password", "token.added", "token.revoked", "user.disabled", "user.enabled", "login.refused", "login.refused", "user.removed"],
            records.Select(record => record.Kind));
        var all = string.Concat(records.Select(record => record.Json));
        foreach (var secret in new[] { "accounts", "billing", "nobody", Password, "another", token.Text, TokenText.HashOf(token.Text)!, "pbkdf2", Users.Find(first)!.Stamp })
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.Equal((second, "auditor", first), ((string?)records[2].Content!["user"], (string?)records[2].Content!["role"], (string?)records[2].Content!["by"]));
        Assert.True(_database.Chain.Verify().IsWhole);
    }

    [Fact]
    public void Token_IsItsOwnersUntilItExpires()
    {
        var first = Users.Add("first", Role.Admin, Password);
        var token = _database.Tokens.Add("nightly", first, Role.Auditor, days: 2);
        Assert.Equal((first, Role.Auditor), (_database.Tokens.Check(token.Text).User.Id, _database.Tokens.Check(token.Text).User.Role));
        _fixture.Clock.Pass(2 * 86400 - 1);
        Assert.Equal(first, _database.Tokens.Check(token.Text).User.Id);
        _fixture.Clock.Pass(1);
        Assert.Contains("expired", Assert.Throws<UserException>(() => _database.Tokens.Check(token.Text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_ThatIsRevokedOrWhoseOwnerIsDisabled_AnswersNoMore()
    {
        Users.Add("first", Role.Admin, Password);
        var second = Users.Add("second", Role.Auditor, Password);
        var (one, other) = (_database.Tokens.Add("one", second), _database.Tokens.Add("other", second));
        Assert.True(_database.Tokens.Revoke(one.Id));
        Assert.False(_database.Tokens.Revoke(one.Id));
        Assert.Contains("revoked", Assert.Throws<UserException>(() => _database.Tokens.Check(one.Text)).Message, StringComparison.Ordinal);
        Users.Disable(second);
        Assert.Contains("disabled", Assert.Throws<UserException>(() => _database.Tokens.Check(other.Text)).Message, StringComparison.Ordinal);
        Users.Remove(second);
        Assert.Contains("not known", Assert.Throws<UserException>(() => _database.Tokens.Check(other.Text)).Message, StringComparison.Ordinal);
        Assert.Empty(_database.Tokens.List());
    }

    [Fact]
    public void Audits_OfAUserWhoIsRemoved_KeepTheIdAndNotTheName()
    {
        var (first, second) = (Users.Add("first", Role.Admin, Password), Users.Add("second", Role.Auditor, Password));
        var (his, hers) = (_fixture.Create(asker: new(AskerKind.User, second, "second")), _fixture.Create(asker: new(AskerKind.User, first, "first")));
        Users.Remove(second);
        Assert.Equal(new Asker(AskerKind.User, second, null), _database.Audits.Find(his)!.Asker);
        Assert.Equal("a user who was removed", _database.Audits.Find(his)!.AskedBy);
        Assert.Equal("user first", _database.Audits.Find(hers)!.AskedBy);
        Assert.Equal(his, Assert.Single(_database.Audits.List(new AuditFilter { AskedBy = second }).Audits).Id);
    }

    [Fact]
    public void Token_MayNeverDoMoreThanItsOwnerMayNow()
    {
        Users.Add("first", Role.Admin, Password);
        var second = Users.Add("second", Role.Auditor, Password);
        Assert.Throws<UserException>(() => _database.Tokens.Add("too much", second, Role.Admin));
        var token = _database.Tokens.Add("nightly", second);
        Users.ChangeRole(second, Role.Viewer);
        Assert.Equal(Role.Viewer, _database.Tokens.Check(token.Text).User.Role);
        Users.ChangeRole(second, Role.Admin);
        Assert.Equal(Role.Auditor, _database.Tokens.Check(token.Text).User.Role);
    }

    [Fact]
    public void Token_InUse_SaysSoOnceAMinute()
    {
        var token = _database.Tokens.Add("nightly", Users.Add("first", Role.Admin, Password));
        Assert.Null(Assert.Single(_database.Tokens.List()).LastUsedAt);
        _database.Tokens.Check(token.Text);
        var first = _fixture.Clock.Now;
        _fixture.Clock.Pass(59);
        _database.Tokens.Check(token.Text);
        Assert.Equal(first, Assert.Single(_database.Tokens.List()).LastUsedAt);
        _fixture.Clock.Pass(1);
        _database.Tokens.Check(token.Text);
        Assert.Equal(first.AddMinutes(1), Assert.Single(_database.Tokens.List()).LastUsedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lethe_")]
    [InlineData("lethe_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    public void Token_ThatWasNeverMade_IsNotKnown(string text) => Assert.Throws<UserException>(() => _database.Tokens.Check(text));

    [Fact]
    public void Database_ThatIsNew_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.GetFiles(_fixture.Home, "lethe.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Secrets_StandNowhereInTheFile()
    {
        var token = _database.Tokens.Add("nightly", Users.Add("first", Role.Admin, Password));
        _fixture.Sql("PRAGMA wal_checkpoint(TRUNCATE)");
        var file = File.ReadAllBytes(_fixture.File).AsSpan();
        Assert.Equal(-1, file.IndexOf(System.Text.Encoding.UTF8.GetBytes(Password)));
        Assert.Equal(-1, file.IndexOf(System.Text.Encoding.UTF8.GetBytes(token.Text)));
        Assert.NotEqual(-1, file.IndexOf("pbkdf2-sha512$"u8));
    }
}
