using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Users;

/// <summary>Users and tokens over REST.</summary>
public sealed class UserApiTests
{
    [Fact]
    public async Task User_AddedOverRest_LogsInAndTheTrailSaysWhoAddedThem()
    {
        await using var house = await House.OpenAsync();
        var added = await JsonAsync(house, HttpMethod.Post, "users", HttpStatusCode.Created, new { name = "Newcomer", role = "viewer", password = House.Password });
        Assert.Equal(("newcomer", "viewer", true), ((string)added["name"]!, (string)added["role"]!, (bool)added["enabled"]!));
        Assert.DoesNotContain("password", added.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        using var browser = house.NewBrowser();
        await browser.LogInAsync("newcomer");
        Assert.NotNull(browser.Session);
        var record = house.Server.Engine.Database.Chain.OfKind("user.added")[^1].Content!;
        Assert.Equal(((string)added["id"]!, house.Users.Named("admin").Id), ((string)record["user"]!, (string)record["by"]!));

        var names = (await JsonAsync(house, HttpMethod.Get, "users", HttpStatusCode.OK)).AsArray().Select(user => (string)user!["name"]!);
        Assert.Equal(["admin", "auditor", "newcomer", "viewer"], names);
        Assert.Equal("auditor", (string)(await JsonAsync(house, HttpMethod.Put, "users/newcomer/role", HttpStatusCode.OK, new { role = "auditor" }))["role"]!);
        Assert.False((bool)(await JsonAsync(house, HttpMethod.Post, "users/newcomer/disable", HttpStatusCode.OK))["enabled"]!);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/audits")).StatusCode);
        using var gone = await house.SendAsync(Role.Admin, HttpMethod.Delete, "/api/v1/users/newcomer");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Null(house.Users.FindNamed("newcomer"));
    }

    [Theory]
    [InlineData("POST", "users", """{ "role": "viewer", "password": "ten characters or more" }""", "'name' is needed")]
    [InlineData("POST", "users", """{ "name": "second", "role": "king", "password": "ten characters or more" }""", "viewer, auditor, admin")]
    [InlineData("POST", "users", """{ "name": "second", "role": "viewer", "password": "short" }""", "10 to 200 characters")]
    [InlineData("POST", "users", """{ "name": "viewer", "role": "viewer", "password": "ten characters or more" }""", "'viewer' already")]
    [InlineData("PUT", "users/admin/role", """{ "role": "viewer" }""", "only admin")]
    [InlineData("POST", "users/admin/disable", "", "only admin")]
    [InlineData("DELETE", "users/admin", "", "only admin")]
    [InlineData("POST", "tokens", """{ "user": "viewer" }""", "'name' is needed")]
    [InlineData("POST", "tokens", """{ "name": "x", "user": "nobody" }""", "no user 'nobody'")]
    [InlineData("POST", "tokens", """{ "name": "x", "user": "viewer", "role": "admin" }""", "cannot be an admin")]
    [InlineData("POST", "tokens", """{ "name": "x", "user": "viewer", "days": 5000 }""", "1 to 1095 days")]
    public async Task Change_ThatCannotBe_IsRefusedWithASentence(string method, string address, string body, string sentence)
    {
        await using var house = await House.OpenAsync();
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await house.SendAsync(Role.Admin, new HttpMethod(method), $"/api/v1/{address}", body.Length > 0 ? content : null);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains(sentence, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(3, house.Users.List().Count);
    }

    [Fact]
    public async Task Token_IsGivenOnceAnswersAndIsRevoked()
    {
        await using var house = await House.OpenAsync();
        using var answer = await house.SendAsync(Role.Admin, HttpMethod.Post, "/api/v1/tokens", JsonContent.Create(new { name = "nightly build", user = "auditor", role = "viewer", days = 2 }));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var made = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var (id, text) = ((string)made["id"]!, (string)made["text"]!);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(house, text));
        var list = await JsonAsync(house, HttpMethod.Get, "tokens", HttpStatusCode.OK);
        Assert.DoesNotContain(text, list.ToJsonString(), StringComparison.Ordinal);
        var entry = list.AsArray().Single(token => (string)token!["id"]! == id)!;
        Assert.Equal(("nightly build", "auditor", "viewer"), ((string)entry["name"]!, (string)entry["owner"]!, (string)entry["role"]!));
        Assert.Null(entry["revoked"]);

        for (var time = 0; time < 2; time++) Assert.NotNull((await JsonAsync(house, HttpMethod.Post, $"tokens/{id}/revoke", HttpStatusCode.OK))["revoked"]);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(house, text));
        Assert.Single(house.Server.Engine.Database.Chain.OfKind("token.revoked"));
    }

    private static async Task<JsonNode> JsonAsync(House house, HttpMethod method, string address, HttpStatusCode code, object? body = null)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var answer = await house.SendAsync(Role.Admin, method, $"/api/v1/{address}", content);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == code, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task<HttpStatusCode> AskAsync(House house, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/audits");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await house.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
