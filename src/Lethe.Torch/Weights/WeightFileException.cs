namespace Lethe.Torch;

/// <summary>A weight file could not be read or written. The message names the file and what is wrong with it.</summary>
public sealed class WeightFileException : Exception
{
    public WeightFileException(string file, string reason, Exception? cause = null) : base($"{file}: {reason}", cause) =>
        File = file;

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>A name out of a file, fit for a message: a hostile one is neither endless nor able to draw on a terminal.</summary>
    internal static string Quote(string name)
    {
        const int Longest = 80;
        var shown = name.Length > Longest ? name[..Longest] + "..." : name;
        return "'" + string.Concat(shown.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter)) + "'";
    }
}
