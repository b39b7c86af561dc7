namespace Lethe.Torch;

/// <summary>A weight file could not be read or written. The message names the file and what is wrong with it.</summary>
public sealed class WeightFileException : Exception
{
    public WeightFileException(string file, string reason, Exception? cause = null) : base($"{file}: {reason}", cause) =>
        File = file;

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }
}
