namespace Lethe.Auditing.Running.Units;

/// <summary>A unit that cannot be done, in words for the user: it would fail the same way again.</summary>
public sealed class UnitException(string message) : Exception(message);
