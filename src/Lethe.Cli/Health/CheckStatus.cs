namespace Lethe.Cli.Health;

internal enum CheckStatus
{
    Ok,

    /// <summary>Not there, and Lethe works without it.</summary>
    Optional,

    /// <summary>Not there or broken, and needed.</summary>
    Missing,
}
