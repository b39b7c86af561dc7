using System.CommandLine;
using System.CommandLine.Parsing;
using Lethe.Cli.Commands;
using Lethe.Plugins;

namespace Lethe.Cli;

/// <summary>The commands there are, and what happens to a line that names none of them.</summary>
internal static class CommandLine
{
    public static ExitCode Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var root = LetheCommand.Create(Installation.Find());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed, error);
        try
        {
            return (ExitCode)parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // Workers and the server are given the time to end in order.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            });
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The edge of the program. An error must not look like the verdict "fail", which is exit code 1.
            error.WriteLine($"lethe: could not run: {fault.Message}");
            error.WriteLine(Environment.GetEnvironmentVariable("LETHE_DEBUG") == "1"
                ? fault.ToString()
                : "lethe: LETHE_DEBUG=1 shows where it happened; `lethe doctor` shows whether something is missing");
            return ExitCode.CouldNotRun;
        }
    }

    private static ExitCode Refuse(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var name = FullName(parsed.CommandResult);
        foreach (var token in parsed.UnmatchedTokens)
            error.WriteLine($"{name}: {Explain(token, command)}");
        foreach (var fault in parsed.Errors.Where(fault => !IsAboutAny(fault.Message, parsed.UnmatchedTokens)))
            error.WriteLine($"{name}: {fault.Message}");
        error.WriteLine($"{name}: `{name} --help` lists what there is");
        return ExitCode.CouldNotRun;
    }

    private static string FullName(CommandResult result) => result switch
    {
        { Command: RootCommand } => "lethe",
        { Parent: CommandResult parent } => $"{FullName(parent)} {result.Command.Name}",
        _ => result.Command.Name,
    };

    private static bool IsAboutAny(string message, IEnumerable<string> tokens) =>
        tokens.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal));

    private static string Explain(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        var known = isOption
            ? command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal))
            : command.Subcommands.Select(sub => sub.Name);
        var words = known.Distinct().Order(StringComparer.Ordinal).ToArray();
        var what = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        var nearest = Spelling.Nearest(token, words);
        var advice = nearest is not null ? $"did you mean '{nearest}'?"
            : words.Length > 0 ? $"there is: {string.Join(", ", words)}"
            : "it takes none";
        return $"unknown {what} '{token}'; {advice}";
    }
}
