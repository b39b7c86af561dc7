namespace Lethe.Cli.Tests;

/// <summary>What a process left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1];
}
