using System.Text.Json.Nodes;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;

namespace Lethe.Hosting;

/// <summary>Loads a dataset by itself, as an audit would.</summary>
public static class DataLook
{
    /// <param name="what">A data source's id, or a request file.</param>
    /// <param name="settings">Of an id: its options; of a file: changes to it.</param>
    public static DataFacts At(Engine engine, string what, IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        var isId = what.StartsWith("data.", StringComparison.Ordinal) && !File.Exists(what);
        var reader = new SubmissionReader(engine.Plugins);
        var submission = isId
            ? reader.Read(RequestFor(what), Environment.CurrentDirectory, overrides: [.. settings.Select(setting => "data." + setting)])
            : reader.ReadFile(what, settings);
        if (submission.Request.Data is null) throw new PlanException($"{what} names no data.");
        var plan = engine.Planner().Make(submission.Request, submission.Folder, new PlanDevice("cpu", 1), cancellation: cancellation);
        return DatasetLook.At(plan, engine.Store, engine.Plugins, Progress.None, cancellation);
    }

    // The least request that is sound; only its data is looked at.
    private static string RequestFor(string id) => new JsonObject
    {
        ["name"] = id,
        ["data"] = new JsonObject { ["use"] = id },
        ["subject"] = "model.train",
        ["evaluate"] = new JsonArray("eval.utility"),
    }.ToJsonString();
}
