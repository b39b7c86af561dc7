using Lethe.Auditing.Requests;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;

namespace Lethe.Hosting;

/// <summary>A request that was found sound, with its policy, as it will be written down.</summary>
/// <param name="Text">The request with what was changed in it, as JSON or as it was written.</param>
/// <param name="Folder">What relative paths are relative to.</param>
/// <param name="PolicyText">The policy's own text; null without one.</param>
public sealed record Submission(AuditRequest Request, string Text, string Folder, Policy? Policy, string? PolicyText)
{
    /// <summary>The audit that it asks for.</summary>
    public NewAudit ToAudit(Asker asker) => new()
    {
        Name = Request.Name,
        SubjectPlugin = Request.Subject.Plugin.Id,
        Asker = asker,
        Seed = Request.Seed,
        Device = Request.Device,
        RequestText = Text,
        RequestFolder = Folder,
        PolicyText = PolicyText,
    };
}
