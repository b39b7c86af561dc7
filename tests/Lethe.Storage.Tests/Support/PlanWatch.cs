using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lethe.Storage.Tests.Support;

/// <summary>Asks SQLite how it would go about each query that is run.</summary>
internal sealed class PlanWatch : DbCommandInterceptor
{
    public List<string> Steps { get; } = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        var query = command.CommandText;
        command.CommandText = "EXPLAIN QUERY PLAN " + query;
        using (var plan = command.ExecuteReader())
        {
            while (plan.Read()) Steps.Add((string)plan["detail"]);
        }
        command.CommandText = query;
        return result;
    }
}
