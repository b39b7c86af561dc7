using Lethe.Auditing.Results;
using Lethe.Sdk;

namespace Lethe.Cli.Views;

/// <summary>A subject with what was found on it.</summary>
/// <param name="Seconds">What it took to make; null: not known.</param>
internal sealed record ShownSubject(string Label, SubjectKind Kind, double? Seconds, IReadOnlyList<Finding> Findings);
