using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Users;

/// <summary>Tokens, by which programs say whose they are. Every change stands on the trail.</summary>
public sealed class TokenBook
{
    /// <summary>Days that a token lasts where nobody says otherwise, and at most.</summary>
    public const int UsualDays = 90, MostDays = 1095;

    private const int LongestName = 100;

    // Each note is a write, and a program may ask many times a second.
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    private readonly Sessions _sessions;
    private readonly TimeProvider _clock;

    internal TokenBook(Sessions sessions, TimeProvider clock) => (_sessions, _clock) = (sessions, clock);

    /// <summary>Newest first, those too that answer no more.</summary>
    public IReadOnlyList<TokenEntry> List() => _sessions.Read(context => context.Tokens
        .Join(context.Users, row => row.User, user => user.Id, (row, user) => new { row, user.Name }).AsEnumerable()
        .OrderByDescending(both => both.row.Id, StringComparer.Ordinal).Select(both => Entry(both.row, both.Name)).ToArray());

    /// <param name="user">The id of its owner.</param>
    /// <param name="role">Null: the owner's.</param>
    /// <param name="by">The id of the user who does it; null: whoever works on the machine itself.</param>
    public NewToken Add(string name, string user, Role? role = null, int days = UsualDays, string? by = null)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } kept) throw new UserException($"A token needs a name of up to {LongestName} characters that says what it is for.");
        if (days is < 1 or > MostDays) throw new UserException($"A token lasts 1 to {MostDays} days, not {days}.");
        var text = TokenText.Draw();
        return _sessions.Write(context =>
        {
            var owner = context.Users.Find(user) ?? throw new UserException("This user is not there any more.");
            if (role > owner.Role) throw new UserException($"{owner.Name} is {Word(owner.Role)}, so a token of theirs cannot be {Word(role.Value)}.");
            var time = _clock.GetUtcNow();
            var row = new TokenEntity
            {
                Id = FreeId(context, time),
                Name = kept,
                User = owner.Id,
                Role = role ?? owner.Role,
                Hash = TokenText.HashOf(text)!,
                CreatedAt = UtcText.Of(time),
                ExpiresAt = UtcText.Of(time.AddDays(days)),
            };
            context.Tokens.Add(row);
            UserTrail.Note(context, "token.added", row, by, time);
            return new NewToken(row.Id, text, row.Role, time.AddDays(days));
        });
    }

    /// <returns>False when it was revoked before.</returns>
    /// <exception cref="UserException">There is none of this id.</exception>
    public bool Revoke(string id, string? by = null) => _sessions.Write(context =>
    {
        var row = context.Tokens.Find(id) ?? throw new UserException($"There is no token {id}.");
        if (row.RevokedAt is not null) return false;
        var time = _clock.GetUtcNow();
        row.RevokedAt = UtcText.Of(time);
        UserTrail.Note(context, "token.revoked", row, by, time);
        return true;
    });

    /// <summary>Which token it is, and whose.</summary>
    /// <exception cref="UserException">It is none, or answers no more; the message says which.</exception>
    public KnownToken Check(string text)
    {
        // Found by its hash: how long that takes tells nothing of a text that has another.
        var (token, owner) = TokenText.HashOf(text) is { } hash ? Find(hash) : default;
        if (token is null || owner is null) throw new UserException("This token is not known here.");
        var time = _clock.GetUtcNow();
        if (token.RevokedAt is not null) throw new UserException("This token was revoked.");
        if (UtcText.Time(token.ExpiresAt) <= time) throw new UserException($"This token expired on {UtcText.Time(token.ExpiresAt):yyyy-MM-dd}; an admin can make another one.");
        if (owner.Disabled) throw new UserException("The user of this token is disabled.");
        if (token.LastUsedAt is not { } last || time - UtcText.Time(last) >= NoteEvery) NoteUse(token.Id, time);
        return new KnownToken(token.Id, token.Name, UserEntry.Of(owner) with { Role = (Role)Math.Min((int)token.Role, (int)owner.Role) });
    }

    private (TokenEntity? Token, UserEntity? Owner) Find(string hash) => _sessions.Read(context =>
    {
        var token = context.Tokens.FirstOrDefault(row => row.Hash == hash);
        return (token, token is null ? null : context.Users.FirstOrDefault(row => row.Id == token.User));
    });

    private void NoteUse(string id, DateTimeOffset time) => _sessions.Write(context =>
    {
        if (context.Tokens.Find(id) is { } row) row.LastUsedAt = UtcText.Of(time);
    });

    private string FreeId(LetheContext context, DateTimeOffset time)
    {
        while (true)
        {
            var id = AuditIds.Make(time, _sessions.Draw(AuditIds.Draws));
            if (!context.Tokens.Any(row => row.Id == id)) return id;
        }
    }

    private static TokenEntry Entry(TokenEntity row, string owner) => new(row.Id, row.Name, owner, row.Role,
        UtcText.Time(row.CreatedAt), UtcText.Time(row.ExpiresAt), UtcText.TimeOrNull(row.LastUsedAt), UtcText.TimeOrNull(row.RevokedAt));

    private static string Word(Role role) => role == Role.Viewer ? "a viewer" : $"an {WordConverter<Role>.Word(role)}";
}
