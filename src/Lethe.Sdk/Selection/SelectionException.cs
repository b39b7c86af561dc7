namespace Lethe.Sdk;

/// <summary>A forget set could not be chosen as asked: it names what is not there, is empty, or leaves nothing.</summary>
public sealed class SelectionException(string message) : Exception(message);
