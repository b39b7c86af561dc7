namespace Lethe.Cli.Views;

/// <summary>Whether somebody looks at the output, or a program reads it.</summary>
internal static class Terminal
{
    public static bool IsSeen(TextWriter output) => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
}
