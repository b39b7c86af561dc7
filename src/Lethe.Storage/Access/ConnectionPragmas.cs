using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lethe.Storage.Access;

/// <summary>Sets what SQLite keeps per connection and not in the file.</summary>
internal sealed class ConnectionPragmas(DatabaseSettings settings) : DbConnectionInterceptor
{
    // FULL: a record of the chain that was reported as written is on the disk.
    private readonly string _pragmas =
        $"PRAGMA busy_timeout={(int)settings.BusyTimeout.TotalMilliseconds};PRAGMA synchronous=FULL;{settings.Pragmas}";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        // From constants and numbers, never from what somebody typed.
#pragma warning disable CA2100
        command.CommandText = _pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
