namespace Lethe.Cli;

/// <summary>What a command says to the shell that started it.</summary>
internal enum ExitCode
{
    Pass = 0,
    Fail = 1,
    Inconclusive = 2,

    /// <summary>Nothing was judged: a wrong option, something missing, an error on the way.</summary>
    CouldNotRun = 3,
}
