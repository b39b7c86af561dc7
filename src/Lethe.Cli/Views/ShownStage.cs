using Lethe.Auditing.Running;

namespace Lethe.Cli.Views;

/// <summary>A stage and how it went.</summary>
internal sealed record ShownStage(string Name, UnitPhase State, bool IsReused, double Seconds, string Message);
