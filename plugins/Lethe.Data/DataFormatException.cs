namespace Lethe.Data;

/// <summary>A data file is missing, damaged or not of its format; the message names the file and what is wrong with it.</summary>
public sealed class DataFormatException : Exception
{
    public DataFormatException(string file, string reason, Exception? cause = null) : base($"{file}: {reason}", cause) =>
        File = file;

    /// <summary>The file, as the request or the folder named it.</summary>
    public string File { get; }
}
