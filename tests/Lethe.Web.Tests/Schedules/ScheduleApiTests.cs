using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Schedules;

public sealed class ScheduleApiTests
{
    [Fact]
    public async Task Schedule_ThatIsAdded_IsListedChangedAndRemoved()
    {
        await using var server = await Server.StartAsync();
        var answer = await SendAsync(server, HttpMethod.Post, "/api/v1/schedules", new { name = "nightly", request = SmallRequest.Yaml, cron = "30 2 * * *", zone = "Europe/Berlin" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var added = Assert.Single((await server.JsonAsync("/api/v1/schedules")).AsArray())!;
        Assert.Equal(5, added["due"]!.AsArray().Count);
        Assert.All(added["due"]!.AsArray(), due => Assert.Contains("T02:30:00+0", (string)due!, StringComparison.Ordinal));
        Assert.True((bool)added["schedule"]!["rotateSeed"]! && (bool)added["schedule"]!["canary"]! && (bool)added["schedule"]!["enabled"]!);
        var at = $"/api/v1/schedules/{added["id"]}";
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Put, at, new { name = "weekly", request = SmallRequest.Yaml, cron = "0 3 * * 0", enabled = false })).StatusCode);
        var changed = await server.JsonAsync(at);
        Assert.Equal("weekly", (string)changed["schedule"]!["name"]!);
        Assert.Empty(changed["due"]!.AsArray());
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(server, HttpMethod.Delete, at)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(server, HttpMethod.Delete, at)).StatusCode);
    }

    [Fact]
    public async Task Page_OfAScheduleThatIsWritten_ShowsItsFormAndWhenItIsDue()
    {
        await using var server = await Server.StartAsync();
        await SendAsync(server, HttpMethod.Post, "/api/v1/schedules", new { name = "Digits by night", request = SmallRequest.Yaml, cron = "30 2 * * *", zone = "Europe/Berlin" });
        var schedule = Assert.Single((await server.JsonAsync("/api/v1/schedules")).AsArray())!;
        var answer = await server.GetAsync($"/schedules?edit={schedule["id"]}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("value=\"Digits by night\"", page, StringComparison.Ordinal);
        var due = DateTimeOffset.Parse((string)schedule["due"]![0]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"{due:yyyy-MM-dd} 02:30:00", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("often", "UTC", "is no cron expression")]
    [InlineData("0 2 * * *", "Mars/Phobos", "There is no time zone")]
    [InlineData("0 0 0 31 2 ?", "UTC", "no time that is still to come")]
    [InlineData(null, "UTC", "a cron expression or a change")]
    public async Task Schedule_ThatCannotBe_IsRefusedWithTheReason(string? cron, string zone, string reason)
    {
        await using var server = await Server.StartAsync();
        var answer = await SendAsync(server, HttpMethod.Post, "/api/v1/schedules", new { name = "nightly", request = SmallRequest.Yaml, cron, zone });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"]!, StringComparison.Ordinal);
        Assert.Empty((await server.JsonAsync("/api/v1/schedules")).AsArray());
    }

    [Theory]
    [InlineData("model.onnx, path: /etc/passwd", "outside")]
    [InlineData("model.nothing", "model.nothing")]
    public async Task Request_OfASchedule_ThatCannotBe_IsRefusedWithItsFaults(string subject, string reason)
    {
        await using var server = await Server.StartAsync();
        var request = $"name: x\ndata: {{ use: data.gaussians }}\nsubject: {{ use: {subject} }}\nevaluate: [ {{ use: eval.utility }} ]\n";
        var answer = await SendAsync(server, HttpMethod.Post, "/api/v1/schedules", new { name = "nightly", request, cron = "0 2 * * *" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(Server server, HttpMethod method, string address, object? body = null) => server.Client.SendAsync(
        new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) }, TestContext.Current.CancellationToken);
}
