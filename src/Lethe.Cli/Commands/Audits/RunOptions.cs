using System.CommandLine;
using Lethe.Auditing.Running;

namespace Lethe.Cli.Commands.Audits;

/// <summary>The options of every command that runs an audit.</summary>
internal sealed class RunOptions
{
    public Option<string?> Json { get; } = new("--json") { Description = "Write the result as JSON to this file; - for standard output." };

    public Option<int?> Workers { get; } = new("--workers") { Description = "Worker processes at once; without it as many as suit this machine." };

    public Option<int?> Threads { get; } = new("--threads") { Description = "Processor threads of each worker. Results are the same bit for bit only with the same number." };

    public Option<double?> Memory { get; } = new("--memory") { Description = "Gigabytes a worker may use; one that uses more is ended, and its unit tried once more." };

    public Option<double?> UnitMinutes { get; } = new("--unit-minutes") { Description = "Minutes one unit may take." };

    public Option<double?> StallMinutes { get; } = new("--stall-minutes") { Description = "Minutes a unit may say nothing before it counts as hanging; 30 without it." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Json, Workers, Threads, Memory, UnitMinutes, StallMinutes }) command.Add(option);
        Positive(Workers);
        Positive(Threads);
        Positive(Memory);
        Positive(UnitMinutes);
        Positive(StallMinutes);
    }

    /// <summary>Whether any is given that is about the machine that runs the audit.</summary>
    public bool AreGiven(ParseResult parsed) =>
        new Option[] { Workers, Threads, Memory, UnitMinutes, StallMinutes }.Any(option => parsed.GetResult(option) is { Implicit: false });

    public RunSettings Read(ParseResult parsed)
    {
        var limits = RunLimits.Default with
        {
            MemoryBytes = parsed.GetValue(Memory) is { } gigabytes ? (long)(gigabytes * 1e9) : null,
            UnitTime = parsed.GetValue(UnitMinutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        if (parsed.GetValue(StallMinutes) is { } silence) limits = limits with { StallTime = TimeSpan.FromMinutes(silence) };
        return RunSettings.Of(parsed.GetValue(Workers), parsed.GetValue(Threads), limits);
    }

    private static void Positive<T>(Option<T?> option) where T : struct, IComparable<T> => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<T?>() is { } value && value.CompareTo(default) <= 0) result.AddError($"{option.Name} must be above 0.");
    });
}
