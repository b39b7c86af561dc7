namespace Lethe.Sdk.Testing;

/// <summary>The run in which it showed whether and where a plugin works; all other runs vary it.</summary>
/// <param name="Seen">Null when it did not work.</param>
/// <param name="Why">Why it did not, in a sentence.</param>
/// <param name="IsRefusal">It did not, and said so properly.</param>
/// <param name="LabelFault">It works only with labels that it did not ask for, and this is what it said without.</param>
internal sealed record FirstRun(RunSetting Setting, Observation? Seen, string Why, bool IsRefusal, string? LabelFault);
