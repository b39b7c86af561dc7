using System.Security.Cryptography;
using Lethe.Storage.Users;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lethe.Storage.Access;

/// <summary>What tests set in another way than everybody else.</summary>
internal sealed record DatabaseSettings
{
    /// <summary>How long SQLite waits for another writer before it gives up an attempt.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long attempts are repeated.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Run on each connection, after the usual ones.</summary>
    public string Pragmas { get; init; } = "";

    /// <summary>A number below its argument: the random part of an audit's id.</summary>
    public Func<int, int> Draw { get; init; } = RandomNumberGenerator.GetInt32;

    /// <summary>How often a password is hashed.</summary>
    public int PasswordRounds { get; init; } = PasswordHash.UsualRounds;

    /// <summary>Sees each command before it runs.</summary>
    public IInterceptor? Watch { get; init; }
}
