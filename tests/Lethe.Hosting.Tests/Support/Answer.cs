namespace Lethe.Hosting.Tests.Support;

/// <summary>What a process left behind.</summary>
public sealed record Answer(int ExitCode, string Output, string Error);
