namespace Lethe.Sdk;

/// <summary>Something was asked of a subject that it cannot do; the message says what and why.</summary>
public sealed class CapabilityException(string message) : Exception(message);
