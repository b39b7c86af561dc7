using System.Net;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Serving;

public sealed class PageTests
{
    [Theory]
    [InlineData("/", "Run the demo")]
    [InlineData("/audits", "No audits yet")]
    [InlineData("/plugins", "unlearn.fine-tune")]
    [InlineData("/plugins/unlearn.fine-tune", "epochs")]
    [InlineData("/trail", "Nothing has happened yet")]
    [InlineData("/audits/0000000000", "There is no audit 0000000000")]
    public async Task Page_OfAnEmptyHome_SaysWhatToDo(string address, string text)
    {
        await using var server = await Server.StartAsync();
        var answer = await server.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js", "javascript")]
    [InlineData("/css/lethe.css", "text/css")]
    [InlineData("/css/charts.css", "text/css")]
    [InlineData("/css/forms.css", "text/css")]
    [InlineData("/js/upload.js", "javascript")]
    [InlineData("/js/theme.js", "javascript")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/health", "application/json")]
    [InlineData("/openapi/v1.json", "application/json")]
    public async Task File_ThatPagesNeed_IsServed(string address, string type)
    {
        await using var server = await Server.StartAsync();
        var answer = await server.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(type, $"{answer.Content.Headers.ContentType}", StringComparison.Ordinal);
        Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 0);
    }

    [Theory]
    [InlineData("/nothing-here", "There is no such page")]
    [InlineData("/api/v1/nothing-here", "application/problem+json")]
    public async Task Address_ThatIsNotThere_IsNotFound(string address, string text)
    {
        await using var server = await Server.StartAsync();
        var answer = await server.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(text, $"{answer.Content.Headers.ContentType}{body}", StringComparison.Ordinal);
    }
}
