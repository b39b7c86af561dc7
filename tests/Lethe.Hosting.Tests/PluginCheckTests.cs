using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>Every built-in plugin keeps its promises, as whoever writes one sees it: through the program, each in a process of its own.</summary>
[Trait("Speed", "slow")]
public sealed class PluginCheckTests : IDisposable
{
    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    public static TheoryData<string> Folders =>
        [.. Directory.GetDirectories(Path.Combine(House.Checkout, "plugins")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Folders))]
    public void Check_OfABuiltInPlugin_FindsEveryPromiseKept(string folder)
    {
        var listed = JsonNode.Parse(_house.Run("plugin", "list", "--json").Output)!["plugins"]!.AsArray()
            .Where(plugin => Path.GetFileName((string)plugin!["folder"]!) == folder).Select(plugin => (string)plugin!["id"]!).ToArray();
        Assert.NotEmpty(listed);

        var settings = new CheckSettings(_house);
        var broken = listed.Select(id => Faults(id, settings.Of(id))).Where(faults => faults.Length > 0).ToArray();

        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    private string Faults(string id, IReadOnlyList<string> settings)
    {
        var answer = _house.Run([.. new[] { "plugin", "check", id, "--json" }, .. settings.SelectMany(one => new[] { "--set", one })]);
        if (answer.ExitCode == 0) return "";
        if (!answer.Output.StartsWith('{')) return $"{id}, exit {answer.ExitCode}: {answer.Output}{answer.Error}";
        var plugin = JsonNode.Parse(answer.Output)!["plugins"]![0]!;
        var rows = plugin["rows"]!.AsArray().Where(row => (string)row!["outcome"]! != "pass").Select(row => $"  {row!["row"]}: {row["outcome"]}: {row["detail"]}");
        return $"{id}, exit {answer.ExitCode}: {plugin["error"]}\n{string.Join('\n', rows)}";
    }
}
