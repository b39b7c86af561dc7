using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Storage.Schedules;

namespace Lethe.Web.Schedules;

/// <summary>What a schedule's request comes to at one moment, with hashes of what it rests on.</summary>
internal sealed record ScheduledRequest(Submission Submission, ScheduleMarks Marks)
{
    /// <exception cref="Lethe.Auditing.Documents.SourceException">The request or its policy has faults.</exception>
    /// <exception cref="PlanException">A file that it names cannot be read.</exception>
    /// <exception cref="IOException">The policy cannot be read.</exception>
    public static ScheduledRequest Read(Engine engine, ScheduleTerms terms, long? seed = null)
    {
        var policy = terms.PolicyFile is { } name ? PolicyText(engine.Home, name) : null;
        var submission = new SubmissionReader(engine.Plugins).Read(terms.RequestText, terms.RequestFolder, policy, seed is { } other ? [$"seed={other}"] : null);
        // Only the hashes of the files are wanted, and those do not depend on the device.
        var files = engine.Planner().Make(submission.Request, submission.Folder, new PlanDevice("cpu", 1)).Files;
        var used = new UsedPlugins(engine.Plugins).Of(submission.Request).Select(plugin => $"{plugin.Id} {plugin.AssemblyHash}").Order(StringComparer.Ordinal);
        return new ScheduledRequest(submission, new ScheduleMarks(
            Hash(files.Select(file => $"{file.Given} {file.Sha256}")), Hash(used.Prepend(EngineIdentity.Value)), Hash([submission.PolicyText ?? ""])));
    }

    /// <summary>Tells the subject of a request from others.</summary>
    public static string SubjectKey(string requestText, string folder)
    {
        var subject = RequestReader.Parse(requestText).Root["subject"];
        // A trained subject is told by its data too: the same network on other records is another subject.
        var data = subject is JsonObject map && map.ContainsKey("path") ? null : RequestReader.Parse(requestText).Root["data"];
        return Hash([folder, CanonicalJson.Text(subject?.DeepClone()), CanonicalJson.Text(data?.DeepClone())]);
    }

    private static string PolicyText(Home home, string name) => File.ReadAllText(Path.Combine(home.Policies, Path.GetFileName(name)));

    public static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
