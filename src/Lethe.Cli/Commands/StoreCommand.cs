using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lethe.Cli.Commands;

internal static partial class StoreCommand
{
    public static Command Create() => new("store", "Look at what audits keep for each other, and make room.") { Status(), Collect() };

    private static Command Status()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("status", "Show how much the store holds.") { json };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var output = parsed.InvocationConfiguration.Output;
            var entries = engine.Store.List().ToArray();
            var (bytes, oldest) = (entries.Sum(entry => entry.Bytes), entries.Length == 0 ? (DateTimeOffset?)null : entries.Min(entry => entry.LastUsed));
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["folder"] = engine.Home.Store,
                    ["artifacts"] = entries.Length,
                    ["bytes"] = bytes,
                    ["longestUnused"] = oldest?.ToString("O", CultureInfo.InvariantCulture),
                }.ToJsonString());
                return (int)ExitCode.Pass;
            }
            output.WriteLine($"{Words.Count(entries.Length, "artifact")}, {Words.Bytes(bytes)}, in {engine.Home.Store}");
            if (oldest is { } since)
                output.WriteLine($"The longest unused one was last used {Words.Time((engine.Clock.GetUtcNow() - since).TotalSeconds)} ago.");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static Command Collect()
    {
        var age = new Option<string?>("--older-than") { Description = "Remove what was not used for so long: 30d, 12h." };
        var size = new Option<string?>("--max-size") { Description = "Then remove the longest unused until the rest fits: 20GB, 500MB." };
        var command = new Command("gc", "Remove what is old or too much, and what dead processes left behind. Findings stay in the database.") { age, size };
        command.SetAction(parsed =>
        {
            var olderThan = Read(parsed.GetValue(age), Age(), "30d or 12h", AgeUnits) is { } hours ? TimeSpan.FromHours(hours) : (TimeSpan?)null;
            var most = Read(parsed.GetValue(size), Size(), "20GB or 500MB", SizeUnits);
            using var engine = Engine.Open();
            var report = engine.Store.Collect(olderThan, (long?)most);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine($"{Words.Count(report.Removed.Count, "artifact")} removed, {Words.Bytes(report.Freed)} freed, {Words.Count(report.Leftovers, "leftover")} swept up.");
            if (report.InUse.Count > 0) output.WriteLine($"{Words.Count(report.InUse.Count, "artifact")} stayed because an audit is using them.");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static readonly Dictionary<string, double> AgeUnits = new() { ["h"] = 1, ["d"] = 24 };

    private static readonly Dictionary<string, double> SizeUnits = new() { ["MB"] = 1e6, ["GB"] = 1e9, ["TB"] = 1e12 };

    private static double? Read(string? text, Regex pattern, string example, Dictionary<string, double> units)
    {
        if (text is null) return null;
        var match = pattern.Match(text);
        if (!match.Success) throw new ArgumentException($"'{text}' must be like {example}.");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * units[match.Groups[2].Value];
    }

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?)(h|d)\z")]
    private static partial Regex Age();

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?)(MB|GB|TB)\z")]
    private static partial Regex Size();
}
