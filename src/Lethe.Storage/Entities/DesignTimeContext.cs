using Lethe.Storage.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Lethe.Storage.Entities;

/// <summary>What <c>dotnet ef migrations add</c> asks for the model; it opens no database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<LetheContext>
{
    public LetheContext CreateDbContext(string[] args)
    {
        SqliteLibrary.Use();
        return new LetheContext(new DbContextOptionsBuilder<LetheContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
