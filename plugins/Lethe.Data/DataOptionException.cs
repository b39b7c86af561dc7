namespace Lethe.Data;

/// <summary>The options of a data source or selector are fine one by one and make no sense together, or with this data.</summary>
public sealed class DataOptionException(string message) : Exception(message);
