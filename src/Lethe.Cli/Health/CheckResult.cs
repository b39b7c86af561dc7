namespace Lethe.Cli.Health;

/// <param name="Id">Fixed name for programs that read the JSON.</param>
/// <param name="Title">The name a person reads.</param>
/// <param name="Status">Whether it is there and needed.</param>
/// <param name="Detail">What was found, in one line.</param>
/// <param name="Remedy">What to do about it; null when nothing needs doing.</param>
internal sealed record CheckResult(string Id, string Title, CheckStatus Status, string Detail, string? Remedy = null)
{
    /// <summary>The parts of <see cref="Detail"/> that a program may want.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}
