using Lethe.Storage.Access;
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
    public void Password_ThatIsTooShort_IsRefused(string password) => Assert.Throws<UserException>(() => Users.Add("ada", Role.Admin, password));

    [Theory]
    [InlineData("")]
    [InlineData("ada lovelace")]
    [InlineData("-ada")]
    [InlineData("adä")]
    [InlineData("a\nb")]
    public void Name_ThatCannotBe_IsRefused(string name) => Assert.Throws<UserException>(() => Users.Add(name, Role.Admin, Password));

    [Fact]
    public void User_WithTheRightPassword_IsKnownUnderAnyCapitals()
    {
        var id = Users.Add("Ada", Role.Admin, Password);
        Assert.Equal(id, Users.Check("ADA ", Password)?.Id);
        Assert.Null(Users.Check("ada", Password + "x"));
        Assert.Null(Users.Check("bob", Password));
        Assert.Equal(("ada", Role.Admin, true), (Users.Named("ada").Name, Users.Named("ada").Role, Users.Named("ada").IsEnabled));
        Assert.Throws<UserException>(() => Users.Add("ADA", Role.Viewer, Password));
    }

    [Fact]
    public void User_WhoIsDisabled_IsKnownNoMoreAndHasAnotherStamp()
    {
        Users.Add("ada", Role.Admin, Password);
        var bob = Users.Add("bob", Role.Viewer, Password);
        var before = Users.Find(bob)!.Stamp;
        Users.Disable(bob);
        Assert.Null(Users.Check("bob", Password));
        Assert.NotEqual(before, Users.Find(bob)!.Stamp);
        Users.Enable(bob);
        Assert.NotNull(Users.Check("bob", Password));
    }

    [Fact]
    public void Password_Changed_LeavesTheOldOneWithoutUse()
    {
        var ada = Users.Add("ada", Role.Admin, Password);
        var before = Users.Find(ada)!.Stamp;
        Users.SetPassword(ada, "another password");
        Assert.Null(Users.Check("ada", Password));
        Assert.NotNull(Users.Check("ada", "another password"));
        Assert.NotEqual(before, Users.Find(ada)!.Stamp);
    }

    [Fact]
    public void OnlyAdmin_CanBeNeitherDisabledNorMadeLessNorRemoved()
    {
        Assert.Throws<UserException>(() => Users.Add("bob", Role.Auditor, Password));
        var ada = Users.Add("ada", Role.Admin, Password);
        var bob = Users.Add("bob", Role.Admin, Password);
        Users.Disable(bob);
        Assert.Throws<UserException>(() => Users.Disable(ada));
        Assert.Throws<UserException>(() => Users.ChangeRole(ada, Role.Auditor));
        Assert.Throws<UserException>(() => Users.Remove(ada));
        Assert.True(Users.HasAdmin);
        Users.Enable(bob);
        Users.Remove(ada);
        // Without any user there is no login, so nobody is locked out.
        Users.Remove(bob);
        Assert.False(Users.Any);
    }

    [Fact]
    public void Changes_StandOnTheTrailWithoutNamesAndSecrets()
    {
        var ada = Users.Add("ada.of.accounts", Role.Admin, Password);
        var bob = Users.Add("bob.of.billing", Role.Viewer, Password, by: ada);
        Users.ChangeRole(bob, Role.Auditor, by: ada);
        Users.SetPassword(bob, "another password", by: ada);
        var token = _database.Tokens.Add("nightly", bob, by: ada);
        _database.Tokens.Revoke(token.Id, by: ada);
        Users.Disable(bob, by: ada);
        Users.Enable(bob, by: ada);
        Users.NoteRefusedLogins("bob.of.billing", 5);
        Users.NoteRefusedLogins("nobody.here", 5);
        Users.Remove(bob, by: ada);
        var records = _database.Chain.List(most: 100).Reverse().ToArray();
        Assert.Equal(
            ["user.added", "user.added", "user.role", "user.password", "token.added", "token.revoked", "user.disabled", "user.enabled", "login.refused", "login.refused", "user.removed"],
            records.Select(record => record.Kind));
        var all = string.Concat(records.Select(record => record.Json));
        foreach (var secret in new[] { "accounts", "billing", "nobody", Password, "another", token.Text, TokenText.HashOf(token.Text)!, "pbkdf2", Users.Find(ada)!.Stamp })
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.Equal((bob, "auditor", ada), ((string?)records[2].Content!["user"], (string?)records[2].Content!["role"], (string?)records[2].Content!["by"]));
        Assert.True(_database.Chain.Verify().IsWhole);
    }

    [Fact]
    public void Token_IsItsOwnersUntilItExpires()
    {
        var ada = Users.Add("ada", Role.Admin, Password);
        var token = _database.Tokens.Add("nightly", ada, Role.Auditor, days: 2);
        Assert.Equal((ada, Role.Auditor), (_database.Tokens.Check(token.Text).Id, _database.Tokens.Check(token.Text).Role));
        _fixture.Clock.Pass(2 * 86400 - 1);
        Assert.Equal(ada, _database.Tokens.Check(token.Text).Id);
        _fixture.Clock.Pass(1);
        Assert.Contains("expired", Assert.Throws<UserException>(() => _database.Tokens.Check(token.Text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_ThatIsRevokedOrWhoseOwnerIsDisabled_AnswersNoMore()
    {
        Users.Add("ada", Role.Admin, Password);
        var bob = Users.Add("bob", Role.Auditor, Password);
        var (one, other) = (_database.Tokens.Add("one", bob), _database.Tokens.Add("other", bob));
        Assert.True(_database.Tokens.Revoke(one.Id));
        Assert.False(_database.Tokens.Revoke(one.Id));
        Assert.Contains("revoked", Assert.Throws<UserException>(() => _database.Tokens.Check(one.Text)).Message, StringComparison.Ordinal);
        Users.Disable(bob);
        Assert.Contains("disabled", Assert.Throws<UserException>(() => _database.Tokens.Check(other.Text)).Message, StringComparison.Ordinal);
        Users.Remove(bob);
        Assert.Contains("not known", Assert.Throws<UserException>(() => _database.Tokens.Check(other.Text)).Message, StringComparison.Ordinal);
        Assert.Empty(_database.Tokens.List());
    }

    [Fact]
    public void Token_MayNeverDoMoreThanItsOwnerMayNow()
    {
        Users.Add("ada", Role.Admin, Password);
        var bob = Users.Add("bob", Role.Auditor, Password);
        Assert.Throws<UserException>(() => _database.Tokens.Add("too much", bob, Role.Admin));
        var token = _database.Tokens.Add("nightly", bob);
        Users.ChangeRole(bob, Role.Viewer);
        Assert.Equal(Role.Viewer, _database.Tokens.Check(token.Text).Role);
        Users.ChangeRole(bob, Role.Admin);
        Assert.Equal(Role.Auditor, _database.Tokens.Check(token.Text).Role);
    }

    [Fact]
    public void Token_InUse_SaysSoOnceAMinute()
    {
        var token = _database.Tokens.Add("nightly", Users.Add("ada", Role.Admin, Password));
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
        var token = _database.Tokens.Add("nightly", Users.Add("ada", Role.Admin, Password));
        _fixture.Sql("PRAGMA wal_checkpoint(TRUNCATE)");
        var file = File.ReadAllBytes(_fixture.File).AsSpan();
        Assert.Equal(-1, file.IndexOf(System.Text.Encoding.UTF8.GetBytes(Password)));
        Assert.Equal(-1, file.IndexOf(System.Text.Encoding.UTF8.GetBytes(token.Text)));
        Assert.NotEqual(-1, file.IndexOf("pbkdf2-sha512$"u8));
    }
}
