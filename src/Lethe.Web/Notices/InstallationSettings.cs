using System.Text.Json;
using System.Text.Json.Serialization;
using Lethe.Auditing.Artifacts;

namespace Lethe.Web.Notices;

/// <summary>What this installation is set to: the file <c>settings.json</c> of Lethe's home, read strictly.</summary>
public sealed record InstallationSettings(NoticeSettings? Notices = null)
{
    private const int ShortestSecret = 16;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="IOException">It cannot be read, or says what cannot be.</exception>
    public static InstallationSettings Read(Home home)
    {
        if (!File.Exists(home.Settings)) return new InstallationSettings();
        try
        {
            var settings = JsonSerializer.Deserialize<InstallationSettings>(File.ReadAllBytes(home.Settings), Strict) ?? new InstallationSettings();
            return settings.Fault() is { } fault ? throw new IOException($"{home.Settings}: {fault}") : settings;
        }
        catch (JsonException fault)
        {
            throw new IOException($"{home.Settings} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Puts these in the place of what the file says. It holds secrets, so only its owner can read it.</summary>
    /// <exception cref="IOException">It cannot be written, or they cannot be.</exception>
    public void Write(Home home)
    {
        if (Fault() is { } fault) throw new IOException(char.ToUpperInvariant(fault[0]) + fault[1..]);
        AtomicFile.Write(home.Settings, JsonSerializer.SerializeToUtf8Bytes(this, Readable), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private string? Fault()
    {
        if (Notices?.Webhook is { } hook)
        {
            if (!hook.Url.IsAbsoluteUri || hook.Url.Scheme is not ("http" or "https")) return "the webhook's url must begin with https:// or http://.";
            if (hook.Secret.Length < ShortestSecret) return $"the webhook's secret needs {ShortestSecret} characters or more.";
        }
        return Notices?.Mail is { To.Count: 0 } ? "mail needs somebody in 'to'." : null;
    }
}
