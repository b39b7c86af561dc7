namespace Lethe.Torch;

/// <summary>Names out of files, fit for a message: a hostile one is neither endless nor able to draw on a terminal.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    public static string Name(string name)
    {
        var shown = name.Length > Longest ? name[..Longest] + "..." : name;
        return $"'{string.Concat(shown.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter))}'";
    }
}
