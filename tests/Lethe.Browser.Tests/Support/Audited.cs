using System.Net.Http.Headers;
using Lethe.Hosting.Policies;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Schedules;
using Lethe.Web.Tests.Support;

namespace Lethe.Browser.Tests.Support;

/// <summary>A server that has been in use for a while: audits of every end, a schedule, policies, a file that was sent.</summary>
public sealed class Audited : IAsyncLifetime
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

    private const string Figures =
        """
        name: Figures
        seed: 4
        device: cpu
        data: { use: data.glyphs, train: 300, test: 200, size: 12, owners: 6, labelNoise: 0.1, seed: 1 }
        subject: { use: model.train, architecture: { use: arch.mlp, widths: [24, 16] }, epochs: 6 }
        forget: { use: forget.query, where: 'id starts "train-00000"' }
        unlearn:
          - { use: unlearn.none }
          - { use: unlearn.gradient-ascent, epochs: 1 }
          - { use: unlearn.fine-tune, epochs: 1 }
          - { use: unlearn.random-labels, epochs: 1 }
        evaluate:
          - { use: eval.utility }
          - { use: eval.oracle-gap, oracles: 2 }
          - { use: eval.calibration }
          - { use: eval.representation, oracles: 2 }
        """;

    internal Server Server { get; private set; } = null!;

    /// <summary>Ids: an audit of pictures with a policy, one of points without, one that was cancelled.</summary>
    public string Rich { get; private set; } = "";

    public string Plain { get; private set; } = "";

    public string Cancelled { get; private set; } = "";

    /// <summary>What stands for an id or a key in an address.</summary>
    public string Address(string template) => template.Replace("{rich}", Rich, StringComparison.Ordinal).Replace("{plain}", Plain, StringComparison.Ordinal)
        .Replace("{cancelled}", Cancelled, StringComparison.Ordinal).Replace("{six}", Uri.EscapeDataString(Six), StringComparison.Ordinal).Replace("{data}", Data, StringComparison.Ordinal);

    private string Six => string.Join(',', Results(Rich).Concat(Results(Plain)).Take(6));

    private string Data { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        Server = await Server.StartAsync();
        Rich = await Server.QueueAsync(Figures, Policy);
        Plain = await Server.QueueAsync(SmallRequest.Yaml);
        Cancelled = await Server.QueueAsync(SmallRequest.Yaml.Replace("name: Small", "name: A long name of one that nobody waited for, the nightly check of the customers' model before the release", StringComparison.Ordinal));
        await Server.Client.PostAsync(new Uri($"/api/v1/audits/{Cancelled}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);
        new PolicyShelf(Server.Engine).Write("release.yaml", Policy);
        new ScheduleDesk(Server.Engine).Add(new ScheduleDraft("Nightly check", SmallRequest.Yaml, "release.yaml", "0 2 1 1 *", "Europe/Berlin", OnPolicy: true));
        using var file = new ByteArrayContent("a,b,label\n1,2,yes\n3,4,no\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await Server.Client.PostAsync(new Uri("/api/v1/uploads?name=customers.csv", UriKind.Relative), file, TestContext.Current.CancellationToken);
        foreach (var (id, state) in new[] { (Rich, "finished"), (Plain, "finished"), (Cancelled, "cancelled") })
        {
            var audit = await Server.UntilAsync(id, "finished", "failed", "cancelled");
            Assert.True((string)audit["audit"]!["state"]! == state, $"{audit["audit"]}");
        }
        Data = (string)(await Server.JsonAsync("/api/v1/datasets"))["datasets"]!.AsArray().First(one => (string)one!["plugin"]! == "data.glyphs")!["key"]!;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private IEnumerable<string> Results(string id) => Server.Engine.Database.Audits.Detail(id)!.Models.Where(model => model.Subject != "original").Select(model => $"{id}:{model.Subject}");
}
