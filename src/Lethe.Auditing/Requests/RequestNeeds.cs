using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>Holds what plugins need against what the subject's source gives, before anything is queued.</summary>
internal static class RequestNeeds
{
    private static readonly (Needs Need, Capabilities Capability, string Words)[] OfSubject =
    [
        (Needs.Training, Capabilities.Train, "parameters to train"),
        (Needs.Layers, Capabilities.Layers, "named layers"),
        (Needs.Features, Capabilities.Features, "features"),
        (Needs.InputGradients, Capabilities.InputGradients, "input gradients"),
        (Needs.Generation, Capabilities.Generate, "text generation"),
    ];

    /// <param name="uses">All plugins that work on the subject.</param>
    public static void Check(AuditRequest request, IEnumerable<PluginUse> uses, Action<string, string> note)
    {
        // Null when it was refused, whatever the type says.
        if ((PluginUse?)request.Subject is not { } subject) return;
        if (request.SubjectBringsData) CheckTraining(request, uses, note);
        var trains = new Lazy<bool>(() => request.Recipe() is not null);
        foreach (var use in uses.Prepend(request.Forget).OfType<PluginUse>())
        {
            var lacking = OfSubject.Where(one => use.Needs.HasFlag(one.Need) && !subject.Bound.Gives.HasFlag(one.Capability)).ToArray();
            if (lacking.Length > 0)
                note("subject", $"{use.Label} needs {string.Join(" and ", lacking.Select(one => one.Words))}; {subject.Label} does not give that.");
            const Needs OthersLikeIt = Needs.Recipe | Needs.Oracles | Needs.Shadows;
            if ((use.Needs & OthersLikeIt) != Needs.None && !trains.Value)
                note("subject", $"{use.Label} needs models trained like the subject, and {subject.Label} does not say how: "
                    + "add recipe: { use: model.train, architecture: ... } to the subject.");
        }
    }

    private static void CheckTraining(AuditRequest request, IEnumerable<PluginUse> uses, Action<string, string> note)
    {
        if (((IBringsData)request.Subject.Plugin.Create(request.Subject.Options)).KnowsTraining) return;
        foreach (var use in uses.Where(use => use.Needs.HasFlag(Needs.TrainingData)).Prepend(request.Forget).OfType<PluginUse>())
            note("subject", $"{use.Label} needs the records that the model was trained on; {request.Subject.Label} was not told which those are.");
    }
}
