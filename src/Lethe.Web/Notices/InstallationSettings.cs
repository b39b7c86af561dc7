using System.Text.Json;
using System.Text.Json.Serialization;

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
