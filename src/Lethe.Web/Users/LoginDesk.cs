using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Lethe.Storage.Users;

namespace Lethe.Web.Users;

/// <summary>Lets users in, and tells whether somebody who was let in still is.</summary>
public sealed class LoginDesk(Engine engine, LoginRule rule) : IDisposable
{
    private const int HashesAtOnce = 2;

    private readonly LoginGate _gate = new(engine.Clock);
    private readonly SemaphoreSlim _hashes = new(HashesAtOnce);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    public async Task<LoginOutcome> LogInAsync(string name, string password, IPAddress? address, CancellationToken cancellation)
    {
        if (_gate.Enter(name, address) is { } wait) return new LoginOutcome(null, wait);
        UserEntry? user;
        // A hash takes a processor for a tenth of a second; audits need theirs.
        await _hashes.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            user = await Task.Run(() => engine.Database.Users.Check(name, password), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _hashes.Release();
        }
        if (user is not null) _gate.Succeeded(name, address);
        else if (_gate.IsFull(name, address)) NoteRefusal(name);
        return new LoginOutcome(user, null);
    }

    /// <summary>Who a principal is now: with the role of now, and null when the session has ended.</summary>
    public ClaimsPrincipal? Renew(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true, AuthenticationType: { } scheme }) return null;
        if (Identity.IdOf(principal) is not { } id) return rule.IsNeeded ? null : principal;
        return engine.Database.Users.Find(id) is { IsEnabled: true } user && HasStamp(principal, user) ? Identity.Of(user, scheme) : null;
    }

    public void Dispose() => _hashes.Dispose();

    private static bool HasStamp(ClaimsPrincipal principal, UserEntry user) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Identity.StampOf(principal)), Encoding.ASCII.GetBytes(user.Stamp));

    // Once in a while for each user, and for all names that are none together: the trail is not to be filled by strangers.
    private void NoteRefusal(string name)
    {
        var key = engine.Database.Users.FindNamed(name)?.Id ?? "";
        var now = engine.Clock.GetUtcNow();
        if (_noted.TryGetValue(key, out var last) && now - last < LoginGate.Window) return;
        _noted[key] = now;
        engine.Database.Users.NoteRefusedLogins(name, LoginGate.MostOfBoth);
    }
}
