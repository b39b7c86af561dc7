using System.Net;
using System.Net.Sockets;

namespace Lethe.Web.Users;

/// <summary>
/// Counts attempts to log in that failed within the last quarter of an hour: of one user from one address, from one address
/// whoever the user, of one user from wherever. Where one of them is full, no more is taken until the oldest is over.
/// </summary>
internal sealed class LoginGate(TimeProvider clock)
{
    public const int MostOfBoth = 5, MostOfAddress = 20, MostOfUser = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int MostKeys = 10_000;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _attempts = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt before it is looked at, so that many at once get no further than one after the other.</summary>
    /// <returns>Null when it may be made; otherwise how long to wait.</returns>
    public TimeSpan? Enter(string name, IPAddress? address)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            var keys = Keys(name, address);
            var waits = keys.Select(key => Wait(key.Name, key.Most, now)).Max();
            if (waits > TimeSpan.Zero) return waits;
            foreach (var key in keys) Of(key.Name).Enqueue(now);
            MakeRoom();
            return null;
        }
    }

    /// <summary>Takes back what <see cref="Enter"/> counted: the attempt did not fail.</summary>
    public void Succeeded(string name, IPAddress? address)
    {
        lock (_turn)
        {
            var (both, where, who) = (Keys(name, address)[0], Keys(name, address)[1], Keys(name, address)[2]);
            // Who has the password is no longer guessing; of others at this address nothing is known.
            _attempts.Remove(both.Name);
            _attempts.Remove(who.Name);
            if (_attempts.TryGetValue(where.Name, out var others)) others.TryDequeue(out _);
        }
    }

    /// <summary>Whether one of the counts has just become full.</summary>
    public bool IsFull(string name, IPAddress? address)
    {
        lock (_turn) return Keys(name, address).Any(key => _attempts.TryGetValue(key.Name, out var times) && times.Count >= key.Most);
    }

    private TimeSpan Wait(string key, int most, DateTimeOffset now)
    {
        if (!_attempts.TryGetValue(key, out var times)) return TimeSpan.Zero;
        while (times.TryPeek(out var oldest) && now - oldest >= Window) times.Dequeue();
        return times.Count < most ? TimeSpan.Zero : times.Peek() + Window - now;
    }

    private Queue<DateTimeOffset> Of(string key) => _attempts.TryGetValue(key, out var times) ? times : _attempts[key] = [];

    // Whoever tries from everywhere under every name must not fill the memory; each attempt costs them a hash.
    private void MakeRoom()
    {
        if (_attempts.Count <= MostKeys) return;
        foreach (var key in _attempts.OrderBy(one => one.Value.LastOrDefault()).Take(MostKeys / 2).Select(one => one.Key).ToArray()) _attempts.Remove(key);
    }

    private static (string Name, int Most)[] Keys(string name, IPAddress? address)
    {
        var (who, where) = (name.Trim().ToLowerInvariant() is { Length: <= 64 } typed ? typed : "", Place(address));
        return [($"{where} {who}", MostOfBoth), ($"{where} *", MostOfAddress), ($"* {who}", MostOfUser)];
    }

    // A network of version 6 has more addresses than anybody can count; the first half tells whose it is.
    private static string Place(IPAddress? address)
    {
        if (address is null) return "?";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : $"{address}";
    }
}
