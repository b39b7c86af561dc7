namespace Lethe.Storage.Audits;

/// <summary>A key that stands for one audit came with another.</summary>
public sealed class SubmissionKeyException(string message) : Exception(message);
