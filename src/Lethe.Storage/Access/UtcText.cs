using System.Globalization;

namespace Lethe.Storage.Access;

/// <summary>Times as text of one width, so that they sort as they follow each other.</summary>
internal static class UtcText
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) =>
        TryTime(text) ?? throw new StorageException($"A time in the database is damaged: '{text}'; put a backup in its place.");

    public static DateTimeOffset? TimeOrNull(string? text) => text is null ? null : Time(text);

    public static DateTimeOffset? TryTime(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
