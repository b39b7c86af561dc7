using System.CommandLine;
using Lethe.Hosting.Certificates;

namespace Lethe.Cli.Commands;

/// <summary>The key that signs certificates.</summary>
internal static class KeyCommand
{
    public static Command Create() => new("key", "The key that signs certificates: which it is, and another one in its place.") { Show(), Rotate() };

    private static Command Show()
    {
        var command = new Command("show", "The keys that sign and signed here, by their fingerprints; made on first use.");
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var keys = new SigningKeys(engine);
            using var current = keys.Open();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var history = keys.History;
            foreach (var (record, key) in history.Keys)
                output.WriteLine($"{key.Key.Fingerprint}  {(key.Key.Fingerprint == current.Public.Fingerprint ? "signs now" : "signed before")}, announced by record {record} of the chain");
            foreach (var note in history.Notes) output.WriteLine($"Note: {note}");
            foreach (var fault in history.Faults) error.WriteLine(fault);
            return (int)(history.Faults.Count == 0 ? ExitCode.Pass : ExitCode.Fail);
        });
        return command;
    }

    private static Command Rotate()
    {
        var lost = new Option<bool>("--lost") { Description = "The key is gone for good: the new one takes its place without its signature, and the chain says so." };
        var command = new Command("rotate", "Put another key in the place of the one that signs; the chain announces it, signed by the old one.") { lost };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var keys = new SigningKeys(engine);
            var next = parsed.GetValue(lost) ? keys.ReplaceLost() : keys.Rotate();
            parsed.InvocationConfiguration.Output.WriteLine($"{next.Key.Fingerprint} signs from now on, after {next.Previous}. Certificates that were signed before stay valid.");
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
