namespace Lethe.Auditing.Running.Workers;

/// <summary>How a worker is started.</summary>
/// <param name="Environment">On top of this process's own; null takes a variable away.</param>
public sealed record WorkerCommand(
    string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?>? Environment = null);
