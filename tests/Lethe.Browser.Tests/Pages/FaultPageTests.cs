using Lethe.Browser.Tests.Support;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Pages;

/// <summary>What pages say when what they show cannot be read, and when the server is gone.</summary>
public sealed class FaultPageTests(Chromium chromium)
{
    [Fact]
    public async Task Page_WhenItsAuditCannotBeRead_SaysSoAndGoesOnWhenItCan()
    {
        var server = await Server.StartAsync(change: settings => settings with { QueueGrace = TimeSpan.MaxValue });
        var isOver = false;
        try
        {
            var audit = server.Engine.Database.Journal.Create(new SubmissionReader(server.Engine.Plugins).Read(SmallRequest.Yaml, server.HomeFolder).ToAudit(Asker.CommandLine));
            var created = Write(server, "SELECT createdAt FROM audits", audit)!;
            await chromium.VisitAsync(server, async visit =>
            {
                await visit.GoAsync("/audits");
                await Expect(visit.Row("Small")).ToBeVisibleAsync();
                Write(server, "UPDATE audits SET createdAt = 'long ago'", audit);
                await Expect(visit.Heading).ToHaveTextAsync("This could not be shown");
                await visit.SeesAsync("A time in the database is damaged");
                await PageCheck.LookAsync(visit, "fault");
                await visit.Page.ReloadAsync();
                await visit.ReadyAsync();
                await Expect(visit.Heading).ToHaveTextAsync("This could not be shown");
                Write(server, $"UPDATE audits SET createdAt = '{created}'", audit);
                await visit.Button("Try again").ClickAsync();
                await Expect(visit.Row("Small")).ToBeVisibleAsync();

                await visit.GoAsync("/error");
                await PageCheck.LookAsync(visit, "error");
                await visit.GoAsync("/audits");
                visit.AssertQuiet();
                // From here on the browser complains of a server that is gone, as it should.
                visit.Expect("");
                await server.DisposeAsync();
                isOver = true;
                await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
                await Expect(visit.Page.GetByText("The server does not answer. Trying again…")).ToBeVisibleAsync();
            });
        }
        finally
        {
            if (!isOver) await server.DisposeAsync();
        }
    }

    private static string? Write(Server server, string statement, string audit)
    {
        using var connection = new SqliteConnection($"Data Source={server.Engine.Database.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{statement} WHERE id = $audit";
        command.Parameters.AddWithValue("$audit", audit);
        return command.ExecuteScalar() as string;
    }
}
