namespace Lethe.Auditing.Artifacts;

/// <summary>Names of files inside an artifact: relative, with forward slashes, and leading nowhere else.</summary>
internal static class ArtifactNames
{
    private const int Longest = 500;

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest && name != ArtifactManifest.FileName && name.Split('/').All(IsPlain);

    private static bool IsPlain(string part) =>
        part.Length > 0 && part is not ("." or "..") && !part.Any(character => character is '\\' or ':' || char.IsControl(character));
}
