using Lethe.Sdk;

namespace Lethe.Auditing.Running.Models;

/// <summary>What is known of a stored model beside its weights.</summary>
/// <param name="Format">In words.</param>
/// <param name="Standardised">A script whose inputs are standardised before it sees them.</param>
/// <param name="Parameters">How many numbers it learned; 0 where that cannot be told.</param>
/// <param name="Seconds">What making it took.</param>
/// <param name="Spent">Examples passed forward and backward, as far as its maker metered them.</param>
/// <param name="Exhausted">Whether it was stopped because its budget was used up.</param>
public sealed record ModelFacts(
    string Format, Capabilities Can, bool Standardised, long Parameters, double Seconds, long Spent = 0, bool Exhausted = false);
