namespace Lethe.Storage.Users;

/// <summary>A change of users or tokens that cannot be; the message says why and what to do.</summary>
public sealed class UserException(string message) : Exception(message);
