namespace Lethe.Storage;

/// <summary>What is stored cannot be read or written; the message says why and what to do about it.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
