using System.Security.Cryptography;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Users;

/// <summary>
/// Who may log in. There are no users, or one of them is an admin who is enabled: no change can lock everybody out. Every
/// change stands on the trail.
/// </summary>
public sealed class UserBook
{
    private readonly Sessions _sessions;
    private readonly TimeProvider _clock;
    // An unknown name takes as long as a wrong password.
    private readonly Lazy<string> _decoy;

    internal UserBook(Sessions sessions, TimeProvider clock)
    {
        (_sessions, _clock) = (sessions, clock);
        _decoy = new(() => PasswordHash.Make(Stamp(), sessions.PasswordRounds));
    }

    public bool Any => _sessions.Read(context => context.Users.Any());

    public bool HasAdmin => _sessions.Read(context => context.Users.Any(row => row.Role == Role.Admin && !row.Disabled));

    /// <summary>By name.</summary>
    public IReadOnlyList<UserEntry> List() => [.. _sessions.Read(context => context.Users.OrderBy(row => row.Name).ToArray()).Select(UserEntry.Of)];

    /// <summary>Null when there is none of exactly this id.</summary>
    public UserEntry? Find(string id) => _sessions.Read(context => context.Users.FirstOrDefault(row => row.Id == id)) is { } row ? UserEntry.Of(row) : null;

    /// <summary>Null when there is none of this name, in whatever capitals.</summary>
    public UserEntry? FindNamed(string name) => Of(name) is { } row ? UserEntry.Of(row) : null;

    /// <exception cref="UserException">There is none of this name.</exception>
    public UserEntry Named(string name) => FindNamed(name) ?? throw new UserException($"There is no user '{name}'.");

    /// <returns>The user whose name and password these are; null when there is none, or the user is disabled.</returns>
    public UserEntry? Check(string name, string password)
    {
        var row = Of(name);
        var fits = PasswordHash.Fits(password, row?.PasswordHash ?? _decoy.Value);
        return fits && row is { Disabled: false } ? UserEntry.Of(row) : null;
    }

    /// <param name="by">The id of the user who does it; null: whoever works on the machine itself.</param>
    /// <returns>The new user's id.</returns>
    public string Add(string name, Role role, string password, string? by = null)
    {
        var (kept, hash) = (UserName.Read(name), PasswordHash.Make(password, _sessions.PasswordRounds));
        return _sessions.Write(context =>
        {
            if (context.Users.Any(other => other.Name == kept)) throw new UserException($"There is a user '{kept}' already.");
            if (role != Role.Admin && !context.Users.Any()) throw new UserException("The first user must be an admin: somebody has to see to the others.");
            var time = _clock.GetUtcNow();
            var row = new UserEntity { Id = FreeId(context, time), Name = kept, Role = role, PasswordHash = hash, Stamp = Stamp(), CreatedAt = UtcText.Of(time) };
            context.Users.Add(row);
            UserTrail.Note(context, "user.added", row, by, time);
            return row.Id;
        });
    }

    /// <inheritdoc cref="Add"/>
    public void ChangeRole(string id, Role role, string? by = null) => Change(id, "user.role", by, (context, row) =>
    {
        if (role != Role.Admin) KeepAnAdmin(context, row);
        row.Role = role;
    });

    /// <summary>Ends the user's sessions; tokens answer no more until the user is enabled.</summary>
    /// <inheritdoc cref="Add"/>
    public void Disable(string id, string? by = null) => Change(id, "user.disabled", by, (context, row) =>
    {
        KeepAnAdmin(context, row);
        (row.Disabled, row.Stamp) = (true, Stamp());
    });

    /// <inheritdoc cref="Add"/>
    public void Enable(string id, string? by = null) => Change(id, "user.enabled", by, (_, row) => row.Disabled = false);

    /// <summary>Ends the user's sessions; tokens stay.</summary>
    /// <inheritdoc cref="Add"/>
    public void SetPassword(string id, string password, string? by = null)
    {
        var hash = PasswordHash.Make(password, _sessions.PasswordRounds);
        Change(id, "user.password", by, (_, row) => (row.PasswordHash, row.Stamp) = (hash, Stamp()));
    }

    /// <summary>The user's tokens go too, and the name beside audits that the user asked for. Without any user there is no login.</summary>
    /// <inheritdoc cref="Add"/>
    public void Remove(string id, string? by = null) => Change(id, "user.removed", by, (context, row) =>
    {
        if (context.Users.Any(other => other.Id != row.Id)) KeepAnAdmin(context, row);
        foreach (var asker in context.Askers.Where(one => one.Who == row.Id)) asker.Name = null;
        context.Users.Remove(row);
    });

    /// <summary>Notes on the trail that logins failed so often that no more were taken for a while.</summary>
    /// <param name="name">As it was typed; only the id of a user of that name is written down.</param>
    public void NoteRefusedLogins(string name, int failures) => _sessions.Write(context =>
    {
        var kept = UserName.Tidy(name);
        var user = context.Users.Where(row => row.Name == kept).Select(row => row.Id).FirstOrDefault();
        Chains.ChainWriter.Append(context, "login.refused", new System.Text.Json.Nodes.JsonObject { ["user"] = user, ["failures"] = failures }, _clock.GetUtcNow());
    });

    private UserEntity? Of(string name)
    {
        var kept = UserName.Tidy(name);
        return _sessions.Read(context => context.Users.FirstOrDefault(row => row.Name == kept));
    }

    private void Change(string id, string kind, string? by, Action<LetheContext, UserEntity> change) => _sessions.Write(context =>
    {
        var row = context.Users.Find(id) ?? throw new UserException("This user is not there any more.");
        change(context, row);
        UserTrail.Note(context, kind, row, by, _clock.GetUtcNow());
    });

    private static void KeepAnAdmin(LetheContext context, UserEntity row)
    {
        if (!context.Users.Any(other => other.Id != row.Id && other.Role == Role.Admin && !other.Disabled))
            throw new UserException($"{row.Name} is the only admin who can log in; make another user an admin first.");
    }

    private string FreeId(LetheContext context, DateTimeOffset time)
    {
        while (true)
        {
            var id = AuditIds.Make(time, _sessions.Draw(AuditIds.Draws));
            if (!context.Users.Any(row => row.Id == id)) return id;
        }
    }

    private static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
