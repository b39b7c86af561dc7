using System.Net;
using System.Text;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Web.Holdings;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Holdings;

public sealed class HoldingPageTests
{
    [Fact]
    public async Task Lists_OfAudits_GroupWhatIsTheSameAndOnlyThat()
    {
        await using var server = await Server.StartAsync();
        Create(server, SmallRequest.Yaml);
        // Another seed and another way to write the same.
        Create(server, SmallRequest.Yaml.Replace("seed: 3", "seed: 4", StringComparison.Ordinal));
        Create(server, SmallRequest.Yaml.Replace("train: 240, test: 120", "test: 120, train: 240", StringComparison.Ordinal));
        Create(server, SmallRequest.Yaml.Replace("train: 240", "train: 250", StringComparison.Ordinal));
        var subjects = await server.JsonAsync("/api/v1/subjects?sort=audits");
        Assert.Equal([3, 1], subjects["subjects"]!.AsArray().Select(one => (int)one!["audits"]!));
        Assert.Equal(2, (int)subjects["total"]!);
        Assert.Equal("arch.mlp on data.gaussians", (string)subjects["subjects"]![0]!["name"]!);
        var datasets = await server.JsonAsync("/api/v1/datasets?sort=audits&most=1");
        Assert.Equal((2, 3), ((int)datasets["total"]!, Assert.Single(datasets["datasets"]!.AsArray())!["audits"]!.AsArray().Count));
        foreach (var page in new[] { "/subjects", "/datasets" })
        {
            var text = await (await server.GetAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("data.gaussians", text, StringComparison.Ordinal);
            Assert.Contains("train: 250", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_OfSubjectsFromFiles_GoByFileAndNotByData()
    {
        await using var server = await Server.StartAsync();
        foreach (var (file, data) in new[] { ("a.onnx", "data.gaussians"), ("a.onnx", "data.glyphs"), ("b.onnx", "data.glyphs") })
            Create(server, $"name: A\ndata: {data}\nsubject: {{ use: model.onnx, path: {file} }}\nevaluate: [eval.utility]\n");
        var subjects = (await server.JsonAsync("/api/v1/subjects?sort=name"))["subjects"]!.AsArray();
        Assert.Equal([("a.onnx", 2), ("b.onnx", 1)], subjects.Select(one => ((string)one!["name"]!, (int)one["audits"]!)));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Dataset_ThatAnAuditLoaded_ShowsWhatIsInIt()
    {
        await using var server = await Server.StartAsync();
        var id = await server.QueueAsync(SmallRequest.Unlearning("unlearn.none"));
        await server.UntilAsync(id, "finished");
        var dataset = Assert.Single((await server.JsonAsync("/api/v1/datasets"))["datasets"]!.AsArray())!;
        Assert.Equal(240, (int)dataset["facts"]!["splits"]![0]!["count"]!);
        var page = await (await server.GetAsync($"/datasets/{dataset["key"]}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains((string)dataset["facts"]!["splits"]![0]!["fingerprint"]!, page, StringComparison.Ordinal);
        var index = new HoldingIndex(server.Engine);
        var plan = index.PlanOf(Assert.Single(index.Datasets()))!;
        var records = Lethe.Auditing.Running.Units.DatasetPreview.Of(plan, server.Engine.Store, server.Engine.Plugins, 5, TestContext.Current.CancellationToken);
        Assert.Equal(5, records.Count);
        Assert.All(records, record => Assert.Equal(record.Values, record.First.Count));
        var compare = await (await server.GetAsync($"/compare?ids={id}:unlearn.none,{id}:gone")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var shown in new[] { "accuracy.test", "What each took", "has no result gone", "did not measure KLoM", "Entropy of predictions", "Class by class" })
            Assert.Contains(shown, compare, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/subjects?sort=colour")]
    [InlineData("/api/v1/datasets?page=0")]
    public async Task Question_ThatCannotBeAnswered_IsAProblem(string address)
    {
        await using var server = await Server.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("x.csv", "a,b\r\n1,2\n", "a,b|1,2|")]
    [InlineData("x.onnx", "a,b", "")]
    public void Lines_OfAFile_AreItsFirstWhereItIsText(string name, string content, string lines)
    {
        var folder = Directory.CreateTempSubdirectory("lethe-lines-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, name), content, new UTF8Encoding(false));
            Assert.Equal(lines, string.Join('|', UploadLines.Of(Path.Combine(folder, name))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Written down as another process would: nobody runs it while this test looks.
    private static void Create(Server server, string request) => server.Engine.Database.Journal.Create(new NewAudit
    {
        Name = "A",
        SubjectPlugin = "model.train",
        Asker = Asker.CommandLine,
        RequestText = request,
        RequestFolder = "/tmp",
    });
}
