using System.Net.Http.Headers;
using Lethe.Hosting.Policies;
using Lethe.Hosting.Tests.Support;
using Lethe.Storage.Audits;
using Lethe.Web.Schedules;
using Lethe.Web.Tests.Support;

namespace Lethe.Browser.Tests.Support;

/// <summary>
/// A server that has been in use for a while: the demo, begun by a click as the very first thing, audits of every other end,
/// a schedule, policies, a file that was sent.
/// </summary>
public sealed class Audited(Chromium chromium) : IAsyncLifetime
{
    public const string Policy =
        """
        name: Release
        evidence: [outputs]
        gates:
          - metric: accuracy.test
            atLeast: 0.99
            reason: It must still do its work.
          - metric: gap.accuracy
            slice: split=forget
            between: [-0.9, 0.9]
            reason: On the records to be forgotten it must be like a network that never saw them.
        """;

    /// <summary>Points, forgotten by their ids, without a policy, and compared layer by layer.</summary>
    private static readonly string Points = SmallRequest.Yaml
        .Replace("{ use: forget.random, fraction: 0.1 }", "{ use: forget.query, where: 'id starts \"train-00000\"' }", StringComparison.Ordinal)
        .Replace("unlearn:\n", "unlearn:\n  - { use: unlearn.random-labels, epochs: 1 }\n", StringComparison.Ordinal) + "\n  - { use: eval.representation, oracles: 2 }\n";

    internal Server Server { get; private set; } = null!;

    internal FirstRun FirstRun { get; private set; } = null!;

    /// <summary>Ids: the demo, with pictures and a policy; an audit of points without; one that was cancelled.</summary>
    public string Demo => FirstRun.Audit;

    public string Plain { get; private set; } = "";

    public string Cancelled { get; private set; } = "";

    /// <summary>What stands for an id or a key in an address.</summary>
    public string Address(string template) => template.Replace("{demo}", Demo, StringComparison.Ordinal).Replace("{plain}", Plain, StringComparison.Ordinal)
        .Replace("{cancelled}", Cancelled, StringComparison.Ordinal).Replace("{six}", Uri.EscapeDataString(Six), StringComparison.Ordinal).Replace("{data}", Data, StringComparison.Ordinal);

    private string Six => string.Join(',', Results(Demo).Concat(Results(Plain)).Take(6));

    private string Data { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        Server = await Server.StartAsync();
        await chromium.VisitAsync(Server, async visit => FirstRun = await FirstRun.WatchAsync(visit));
        Plain = await Server.QueueAsync(Points);
        Cancelled = await Server.QueueAsync(SmallRequest.Yaml.Replace("name: Small", "name: A long name of one that nobody waited for, the nightly check of the customers' model before the release", StringComparison.Ordinal));
        await Server.Client.PostAsync(new Uri($"/api/v1/audits/{Cancelled}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);
        new PolicyShelf(Server.Engine).Write("release.yaml", Policy, Asker.CommandLine);
        new ScheduleDesk(Server.Engine).Add(new ScheduleDraft("Nightly check", SmallRequest.Yaml, "release.yaml", "0 2 1 1 *", "Europe/Berlin", OnPolicy: true), Asker.CommandLine);
        using var file = new ByteArrayContent("a,b,label\n1,2,yes\n3,4,no\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await Server.Client.PostAsync(new Uri("/api/v1/uploads?name=customers.csv", UriKind.Relative), file, TestContext.Current.CancellationToken);
        foreach (var (id, state) in new[] { (Demo, "finished"), (Plain, "finished"), (Cancelled, "cancelled") })
        {
            var audit = await Server.UntilAsync(id, "finished", "failed", "cancelled");
            Assert.True((string)audit["audit"]!["state"]! == state, $"{audit["audit"]}");
        }
        Data = (string)(await Server.JsonAsync("/api/v1/datasets"))["datasets"]!.AsArray().First(one => (string)one!["plugin"]! == "data.glyphs")!["key"]!;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private IEnumerable<string> Results(string id) => Server.Engine.Database.Audits.Detail(id)!.Models.Where(model => model.Subject != "original").Select(model => $"{id}:{model.Subject}");
}
