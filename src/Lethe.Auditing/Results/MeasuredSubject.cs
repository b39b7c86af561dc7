using Lethe.Auditing.Running.Models;
using Lethe.Sdk;

namespace Lethe.Auditing.Results;

/// <summary>A subject of an audit with everything that was measured on it.</summary>
/// <param name="Label">How the audit names it.</param>
/// <param name="Method">The unlearner's name for people; empty for others.</param>
/// <param name="Model">What is known of the model; null when it was not made, or stands for several.</param>
public sealed record MeasuredSubject(
    string Label, SubjectKind Kind, string Method, ModelFacts? Model, IReadOnlyList<Measurement> Measurements)
{
    public IEnumerable<Finding> Findings => Measurements.SelectMany(one => one.Findings);
}
