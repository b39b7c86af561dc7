using System.Text.Json;

namespace Lethe.Web.Parts;

/// <summary>Names of states and verdicts as addresses and other programs write them: <c>not-run</c>.</summary>
internal static class Word
{
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    /// <summary>Null when it is none of them.</summary>
    public static T? Read<T>(string? text) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(Of(value!.Value), text, StringComparison.OrdinalIgnoreCase));

    public static string Spoken(Enum value) => Of(value).Replace('-', ' ');
}
